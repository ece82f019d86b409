/** What a reference page says, as it says it: data without behavior. Lines count from 1. */
import type { SourceFile } from "../../source/source-file.ts";

export type Page = ClassPage | MethodPage;

/** A page of any kind in its file. */
interface PageBase {
  readonly file: SourceFile;
  /** The line of the title. */
  readonly line: number;
  /** `null` where the page states none, or says "all namespaces". */
  readonly namespace: string | null;
  /** The date of the front matter, as it is written there. */
  readonly date: string | null;
  readonly description: string;
}

export interface ClassPage extends PageBase {
  readonly kind: "class";
  readonly name: string;
  readonly superclass: string | null;
  readonly qualifiers: readonly PageQualifier[];
  readonly properties: readonly PageProperty[];
  /** Methods whose signature stands in the syntax block of the class. */
  readonly methods: readonly PageMethod[];
  /** Methods that the class's table lists. */
  readonly listedMethods: readonly ListedMethod[];
}

export interface MethodPage extends PageBase {
  readonly kind: "method";
  readonly className: string;
  readonly method: PageMethod;
}

export interface ListedMethod {
  readonly name: string;
  readonly line: number;
}

/** A qualifier with its arguments as texts; `null` where none are given. */
export interface PageQualifier {
  readonly name: string;
  readonly arguments: readonly string[] | null;
}

export interface PageType {
  /** An intrinsic type in lower case, `object`, or the name of a class. */
  readonly name: string;
  readonly isReference: boolean;
  readonly isArray: boolean;
  readonly size: string | null;
}

export interface PageElement {
  readonly name: string;
  readonly line: number;
  readonly type: PageType;
  readonly description: string;
  readonly qualifiers: readonly PageQualifier[];
  readonly values: readonly PageValue[];
}

export interface PageProperty extends PageElement {
  /** `null` where the page does not say. */
  readonly access: Access | null;
  /** The initial value as MOF text. */
  readonly initialValue: string | null;
}

export interface Access {
  readonly isReadable: boolean;
  readonly isWritable: boolean;
}

export interface PageMethod extends PageElement {
  readonly parameters: readonly PageParameter[];
}

export interface PageParameter extends PageElement {
  readonly isIn: boolean;
  readonly isOut: boolean;
  readonly isOptional: boolean;
  readonly initialValue: string | null;
}

/** One entry of a list of values: a number, a range (`3..7`, `8..`, `..`), or a text. */
export interface PageValue {
  readonly value: string;
  /** What the page calls the value; `null` where it has the value alone. */
  readonly label: string | null;
  readonly line: number;
}
