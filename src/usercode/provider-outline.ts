/** What a user's provider class has to look like for the present MOF: names, types and comments, without any layout. */
import { methodElement } from "../bindings/element-names.ts";
import { declarationDoc } from "../emit/module/element-doc.ts";
import { type Names, memberName } from "../emit/module/names.ts";
import { providerMethods } from "../emit/providers/members.ts";
import type { Class } from "../schema/model.ts";

export interface ProviderOutline {
  readonly className: string;
  /** The comment of the class. */
  readonly doc: readonly string[];
  /** The generated class that the user's class extends. */
  readonly base: string;
  /** The generated modules, below the output folder and without extension. */
  readonly baseModule: string;
  /** What the user's class is called in a new file. */
  readonly userClass: string;
  /** Without folder and extension. */
  readonly fileName: string;
  readonly keysType: string;
  readonly instanceType: string;
  readonly methods: readonly OutlinedMethod[];
}

/** Types name what is generated as `cim.Name`, so that they can be written with whatever name the user has for it. */
export interface OutlinedMethod {
  readonly name: string;
  readonly doc: readonly string[];
  /** `input` and `context`. */
  readonly parameterTypes: readonly [string, string];
  readonly returnType: string;
}

export function outlineProvider(cls: Class, names: Names): ProviderOutline {
  const keysType = cls.keys.length === 0 ? "Record<string, never>" : `cim.${names.keys(cls).name}`;
  return {
    className: cls.name,
    doc: declarationDoc(cls, cls.path),
    base: names.provider(cls).name,
    baseModule: names.provider(cls).module,
    userClass: `${names.classType(cls).name}_Implementation`,
    fileName: names.fileName(cls),
    keysType,
    instanceType: `cim.${names.classType(cls).name}`,
    methods: providerMethods(cls).map(({ method, name }) => ({
      name,
      doc: declarationDoc(method, methodElement(method.declaringClass.path, memberName(method)), 2),
      parameterTypes: [
        `cim.${names.input(method).name}`,
        method.isStatic ? "cim.OperationContext" : `cim.MethodContext<${keysType}>`,
      ],
      returnType: `Promise<cim.${names.result(method).name}>`,
    })),
  };
}

/** Where the user's files find the generated ones. */
export interface GeneratedPlace {
  /** From the folder of the user's files, beginning with a dot: `../generated`. */
  readonly folder: string;
  readonly extension: ".js" | ".ts" | "";
}

export function specifierOf(module: string, { folder, extension }: GeneratedPlace): string {
  return `${folder}/${module}${extension}`;
}

/** Types with another name, or none, in place of `cim.`. */
export function qualify(type: string, namespace: string | null): string {
  return type.replaceAll("cim.", namespace === null ? "" : `${namespace}.`);
}
