import { compareCodeUnits } from "../../source/order.ts";

/** The ending of relative specifiers: `.js` for plain tsc, `.ts` for type stripping, none for bundlers. */
export type ImportExtension = ".js" | ".ts" | "";

/** Collects what one module imports. Modules are paths below the output folder without extension: `types/CIM_Job`. */
export class ImportCollector {
  readonly #module: string;
  readonly #extension: ImportExtension;
  /** Module -> name -> whether it is needed as a value. */
  readonly #imports = new Map<string, Map<string, boolean>>();

  constructor(module: string, extension: ImportExtension) {
    this.#module = module;
    this.#extension = extension;
  }

  /** Imports a type and returns its name. */
  type(module: string, name: string): string {
    return this.#add(module, name, false);
  }

  /** Imports a value and returns its name; the name serves as a type too where it is one. */
  value(module: string, name: string): string {
    return this.#add(module, name, true);
  }

  #add(module: string, name: string, isValue: boolean): string {
    if (module === this.#module) return name;
    const names = this.#imports.get(module) ?? new Map<string, boolean>();
    this.#imports.set(module, names);
    names.set(name, isValue || names.get(name) === true);
    return name;
  }

  /** One import declaration for each module, sorted by specifier. */
  lines(): string[] {
    return [...this.#imports]
      .map(([module, names]) => ({ specifier: relativeSpecifier(this.#module, module) + this.#extension, names }))
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

/** The specifier of one module in another, both paths below the output folder, without extension. */
export function relativeSpecifier(from: string, to: string): string {
  const fromFolders = from.split("/").slice(0, -1);
  const toParts = to.split("/");
  let shared = 0;
  while (shared < fromFolders.length && fromFolders[shared] === toParts[shared]) shared++;
  const up = "../".repeat(fromFolders.length - shared) || "./";
  return up + toParts.slice(shared).join("/");
}
