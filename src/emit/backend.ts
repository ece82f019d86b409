/** What a backend is, and what it is given. */
import type { Contracts } from "../reference/contracts/contracts.ts";
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

/** The model with all that is worked out once for every backend. */
export interface EmitModel {
  readonly model: Model;
  /** The classes to emit, sorted by name. */
  readonly classes: readonly Class[];
  readonly names: Names;
  readonly enums: ValueEnums;
  readonly overrides: Overrides;
  readonly targets: ValidationTargets;
  /** How instances behave; `null` where no backend asks for it. */
  readonly contracts: Contracts | null;
  /** The files of `src/runtime` that the backends need, sorted by name. */
  readonly runtime: readonly RenderedFile[];
}

/** One file to render: a template, and a view whose strings are finished. */
export interface FileView<View extends object = object> {
  readonly path: string;
  readonly template: string;
  readonly view: View;
}

export interface Backend {
  readonly name: string;
  /** Backends whose output the generated code of this one imports. */
  readonly requires: readonly string[];
  /** The modules of the runtime that its generated code imports, as `value-map.ts`; what they import comes along. */
  readonly runtime?: readonly string[];
  /**
   * Whether each view is made of one class of `classes` and depends on nothing but that class, its superclasses, the
   * classes that its members name with their superclasses, `names`, `overrides`, `targets`, and what is no class
   * (qualifier declarations, instances). Then views of classes that did not change are not asked for again.
   */
  readonly isPerClass?: boolean;
  views(model: EmitModel, options: EmitOptions): FileView[];
}
