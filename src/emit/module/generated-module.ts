import { compareCodeUnits } from "../../source/order.ts";
import type { Declared, EmitOptions, FileView } from "../backend.ts";
import { plainHeader, sourceHeader } from "../../bindings/header.ts";
import { type ImportExtension, relativeSpecifier } from "./imports.ts";
import type { ExportedName } from "./names.ts";

/** What the views of all modules have. */
export interface ModuleView {
  readonly header: string;
  /** One import declaration a line. */
  readonly imports: readonly string[];
}

/** One module of the output while it is written: where it stands, what it comes from and what it imports. */
export class GeneratedModule {
  /** Below the output folder, without extension: `types/CIM_Job`. */
  readonly path: string;
  readonly #header: string;
  readonly #extension: ImportExtension;
  /** Module -> name -> whether it is needed as a value. */
  readonly #imports = new Map<string, Map<string, boolean>>();

  /** @param source the declaration that the module comes from; `null` where it does not come from a single file */
  constructor(path: string, source: Declared | null, { sourcePathOf, importExtension }: EmitOptions) {
    this.path = path;
    this.#header = source === null ? plainHeader : sourceHeader(sourcePathOf(source));
    this.#extension = importExtension;
  }

  /** Imports a type and returns its name; what the module exports itself needs no import. */
  type(exported: ExportedName): string {
    return this.#import(exported, false);
  }

  /** Imports a value and returns its name; the name serves as a type too where it is one. */
  value(exported: ExportedName): string {
    return this.#import(exported, true);
  }

  #import({ module, name }: ExportedName, isValue: boolean): string {
    if (module === this.path) return name;
    const names = this.#imports.get(module) ?? new Map<string, boolean>();
    this.#imports.set(module, names);
    names.set(name, isValue || names.get(name) === true);
    return name;
  }

  /** The module's file. @param view all but what the module knows itself */
  file<View extends object>(template: string, view: View): FileView<View & ModuleView> {
    return {
      path: `${this.path}.ts`,
      template,
      view: { ...view, header: this.#header, imports: this.#importLines() },
    };
  }

  /** One import declaration for each module, sorted by specifier. */
  #importLines(): string[] {
    return [...this.#imports]
      .map(([module, names]) => ({ specifier: relativeSpecifier(this.path, module) + this.#extension, names }))
      .sort((a, b) => compareCodeUnits(a.specifier, b.specifier))
      .map(({ specifier, names }) => importDeclaration(specifier, names));
  }
}

function importDeclaration(specifier: string, names: ReadonlyMap<string, boolean>): string {
  const sorted = [...names].sort(([a], [b]) => compareCodeUnits(a, b));
  const isTypeOnly = sorted.every(([, isValue]) => !isValue);
  const list = sorted.map(([name, isValue]) => (isTypeOnly || isValue ? name : `type ${name}`)).join(", ");
  return `import ${isTypeOnly ? "type " : ""}{ ${list} } from ${JSON.stringify(specifier)};`;
}
