/** What a backend is, and what it is given. */
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Shape } from "../json/shape.ts";
import type { Host } from "../source/host.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Class, Model } from "../schema/model.ts";
import type { ImportExtension } from "./module/imports.ts";
import type { Names } from "./module/names.ts";
import type { Overrides } from "./types/overrides.ts";
import type { ValidationTargets } from "./validators/targets.ts";
import type { ValueEnums } from "./enums/value-enums.ts";

/** Something with a place: the declaration of a class, a contract. */
export interface Declared {
  readonly span: { readonly file: SourceFile };
}

export interface EmitOptions {
  /** Names of backends; those that they build on are added. */
  readonly backends: readonly string[];
  /** `enum` for TypeScript enums, `const` for erasable objects with a union type. */
  readonly enumStyle: "enum" | "const";
  readonly importExtension: ImportExtension;
  /** Patterns of class names; none means all classes. */
  readonly classes: readonly string[];
  /** The path of the file that declares something, as the header shows it. */
  readonly sourcePathOf: (declaration: Declared) => string;
  /** Backends of the user, beside the built-in ones. */
  readonly ownBackends?: readonly Backend[];
  /** What a backend was asked for on its own, by its name: `{ validators: { open: true } }`. */
  readonly backendOptions?: Readonly<Record<string, object>>;
}

/** A file as rendered, its path below the output folder. */
export interface RenderedFile {
  readonly path: string;
  readonly text: string;
}

/** The files of the output, in the form that one step gives them. */
export interface OutputFiles<File> {
  readonly files: readonly File[];
  /** Paths of the files of the last run that stand in the output folder as they should. */
  readonly kept: readonly string[];
}

/** A module of the runtime, its path below the output's `runtime/`. */
export interface RuntimeFile extends RenderedFile {
  /** Whether the index leaves it out. */
  readonly isInner: boolean;
}

/** The model with all that is worked out once for every backend. */
export interface EmitModel {
  readonly model: Model;
  /** The classes to emit, sorted by name. */
  readonly classes: readonly Class[];
  readonly names: Names;
  readonly enums: ValueEnums;
  readonly overrides: Overrides;
  readonly targets: ValidationTargets;
  /** The files of the runtime that the backends need, sorted by name. */
  readonly runtime: readonly RuntimeFile[];
}

/** One file to render: a template, and a view whose strings are finished. */
export interface FileView<View extends object = object> {
  readonly path: string;
  readonly template: string;
  readonly view: View;
}

/** Modules of the runtime in a folder of mofc; the output has those of all libraries in one folder. */
export interface RuntimeLibrary {
  readonly folder: string;
  /** How the runtime does what it does: generated code needs these modules, and whoever uses that does not. */
  readonly inner: RegExp;
}

/** What a backend has to read its input with. */
export interface InputRequest<Options> {
  readonly options: Options;
  /** The folder that paths in the options begin in. */
  readonly folder: string;
  /** The schema, which has no errors. */
  readonly model: Model;
  readonly host: Host;
  readonly report: Report;
}

/** What one backend alone is given: what it was asked for, and what it read. */
export interface Own<Options, Input> {
  readonly options: Options;
  readonly input: Input;
}

export interface Backend<Options extends object = object, Input = unknown> {
  readonly name: string;
  /**
   * What a configuration can ask it for. A built-in backend without it only comes along with others; one of the user
   * without it is given whatever the configuration says.
   */
  readonly options?: Shape<Options>;
  /** Backends whose output the generated code of this one imports. */
  readonly requires: readonly string[];
  /** The modules of the runtime that its generated code imports, as `value-map.ts`; what they import comes along. */
  readonly runtime?: readonly string[];
  /** Where those modules are that no other backend has. */
  readonly library?: RuntimeLibrary;
  /**
   * Whether each view is made of one class of `classes` and depends on nothing but that class, its superclasses, the
   * classes that its members name with their superclasses, `names`, `overrides`, `targets`, and what is not a class
   * (qualifier declarations, instances). Then views of classes that did not change are not asked for again.
   */
  readonly isPerClass?: boolean;
  /** Reads what it needs beside the MOF; where it reports an error, nothing is generated. */
  readInput?(request: InputRequest<Options>): Input;
  views(model: EmitModel, options: EmitOptions, own: Own<Options, Input>): FileView[];
}
