/** The classes of the input: pages put together by namespace and class. Data without behavior. */
import type { PageMethod, PageProperty, PageQualifier } from "../page/facts.ts";
import type { SourceFile } from "../../source/source-file.ts";

/** A class with the facts of its own page and of the pages of its methods. */
export interface DescribedClass {
  readonly name: string;
  /** `null` where no page says it. */
  readonly namespace: string | null;
  /** The folder of its page: superclasses are looked for there first. */
  readonly folder: string;
  readonly superclass: string | null;
  readonly line: number;
  readonly sources: readonly SourceOfClass[];
  readonly description: string;
  readonly qualifiers: readonly PageQualifier[];
  readonly properties: readonly DescribedProperty[];
  readonly methods: readonly DescribedMethod[];
}

export interface SourceOfClass {
  readonly file: SourceFile;
  readonly date: string | null;
}

export interface DescribedProperty extends PageProperty {
  /** What was repaired and what the page has besides, for the reader of the MOF. */
  readonly comments: readonly string[];
  readonly isKey: boolean;
  readonly overrides: boolean;
}

export interface DescribedMethod extends PageMethod {
  readonly file: SourceFile;
  readonly comments: readonly string[];
  readonly overrides: boolean;
}
