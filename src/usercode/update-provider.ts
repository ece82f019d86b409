/**
 * Brings a user's provider file up to date with the MOF by edits of its text: methods that appeared are added, types in
 * signatures follow the MOF, methods that disappeared are marked. Nothing else is touched.
 */
import { type ClassDeclaration, type MethodDeclaration, Project, type SourceFile, type TypeNode } from "ts-morph";
import { isNameFor } from "../bindings/name-forms.ts";
import { formatText } from "../emit/prettier.ts";
import { providerMembers } from "../emit/providers/members.ts";
import { methodText } from "./new-provider.ts";
import {
  type GeneratedPlace,
  type OutlinedMethod,
  type ProviderOutline,
  qualify,
  specifierOf,
} from "./provider-outline.ts";
import { applyEdits, lineEndOf, lineStart, type TextEdit } from "./text-edits.ts";

export interface ProviderUpdate {
  readonly text: string;
  /** What was done, for people: `added KillJob`. */
  readonly changes: readonly string[];
}

/** `null` where no class of the file extends the generated provider. */
export async function updateProvider(
  text: string,
  outline: ProviderOutline,
  place: GeneratedPlace,
): Promise<ProviderUpdate | null> {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  // ts-morph drops a byte order mark, which would shift all places.
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const body = text.slice(mark.length);
  const file = project.createSourceFile("provider.ts", body);
  const cls = file.getClasses().find((candidate) => extendedName(candidate) === outline.base);
  if (cls === undefined) return null;

  const update = new Update(body, file, cls, outline, place);
  for (const method of outline.methods) update.signature(method);
  update.disappeared();
  await update.appeared();
  update.imports();
  return { text: mark + applyEdits(body, update.edits), changes: update.changes };
}

/** The name of the class that is extended, whatever the user calls it in his file. */
function extendedName(cls: ClassDeclaration): string | null {
  const written = cls.getExtends()?.getExpression().getText() ?? null;
  const specifiers = cls
    .getSourceFile()
    .getImportDeclarations()
    .flatMap((declaration) => declaration.getNamedImports());
  const renamed = specifiers.find((specifier) => specifier.getAliasNode()?.getText() === written);
  return renamed?.getName() ?? written?.split(".").at(-1) ?? null;
}

class Update {
  readonly edits: TextEdit[] = [];
  readonly changes: string[] = [];
  readonly #text: string;
  readonly #file: SourceFile;
  readonly #class: ClassDeclaration;
  readonly #outline: ProviderOutline;
  readonly #place: GeneratedPlace;
  /** What the user calls the namespace with everything generated; `null` where he imports the names themselves. */
  readonly #namespace: string | null;
  readonly #lineEnd: string;
  readonly #indent: string;
  /** Names that new text has without namespace. */
  readonly #needed = new Set<string>();

  constructor(text: string, file: SourceFile, cls: ClassDeclaration, outline: ProviderOutline, place: GeneratedPlace) {
    this.#text = text;
    this.#file = file;
    this.#class = cls;
    this.#outline = outline;
    this.#place = place;
    this.#namespace = namespaceOf(file, specifierOf("index", place));
    this.#lineEnd = lineEndOf(text);
    this.#indent =
      cls
        .getMembers()
        .map(indentOf)
        .find((indent) => indent !== "") ?? "  ";
  }

  /** Replaces types of a method that are no longer those of the MOF. What the user left out stays out. */
  signature(outlined: OutlinedMethod): void {
    const method = this.#class.getInstanceMethod(outlined.name);
    if (method === undefined) return;
    const [input, context] = method.getParameters();
    const before = this.edits.length;
    this.#follow(input?.getTypeNode(), isInputType, outlined.parameterTypes[0]);
    this.#follow(context?.getTypeNode(), isContextType, outlined.parameterTypes[1]);
    this.#follow(method.getReturnTypeNode(), isResultType, outlined.returnType);
    if (this.edits.length > before) this.changes.push(`updated the signature of ${outlined.name}`);
    this.#unmark(method);
  }

  /** Marks overrides of methods that the MOF does not have. TypeScript reports them too: there is nothing to override. */
  disappeared(): void {
    const known = new Set([...providerMembers, ...this.#outline.methods.map(({ name }) => name)]);
    for (const method of this.#class.getInstanceMethods()) {
      if (!method.hasOverrideKeyword() || known.has(method.getName()) || markIn(method) !== null) continue;
      const start = method.getStart(true);
      this.edits.push({ start, end: start, text: `${this.#mark(method)}${this.#lineEnd}${indentOf(method)}` });
      this.changes.push(`marked ${method.getName()}, which disappeared`);
    }
  }

  /** Adds the methods that the class does not have, after its last member. */
  async appeared(): Promise<void> {
    const present = new Set(
      this.#class.getMembers().map((member) => ("getName" in member ? member.getName() : undefined)),
    );
    const missing = this.#outline.methods.filter(({ name }) => !present.has(name));
    if (missing.length === 0) return;
    const texts = missing.map((method) => methodText(method, (type) => this.#written(type)));
    const members = await this.#members(texts.join("\n\n"));
    const brace = this.#class.getEnd() - 1;
    const last = this.#class.getMembers().at(-1);
    const gap = last === undefined ? "" : this.#lineEnd;
    // Comments after the last member stay where they are, before what is added.
    const isOwnLine = this.#text.slice(lineStart(this.#text, brace), brace).trim() === "";
    const at = isOwnLine ? lineStart(this.#text, brace) : brace;
    this.edits.push({ start: at, end: at, text: `${isOwnLine ? "" : this.#lineEnd}${gap}${members}` });
    for (const { name } of missing) this.changes.push(`added ${name}`);
  }

  /** Imports for names that new text has without namespace. The user's own imports are left alone. */
  imports(): void {
    const known = new Set(
      this.#file
        .getImportDeclarations()
        .flatMap((declaration) =>
          declaration.getNamedImports().map((name) => name.getAliasNode()?.getText() ?? name.getName()),
        ),
    );
    const missing = [...this.#needed].filter((name) => !known.has(name)).sort();
    if (missing.length === 0) return;
    const last = this.#file.getImportDeclarations().at(-1);
    const declaration = `import type { ${missing.join(", ")} } from ${JSON.stringify(specifierOf("index", this.#place))};`;
    const at = last?.getEnd() ?? 0;
    this.edits.push({
      start: at,
      end: at,
      text: last === undefined ? declaration + this.#lineEnd : this.#lineEnd + declaration,
    });
  }

  /** Replaces a generated type that is another now. A type of the user's own making stays, TypeScript says whether it fits. */
  #follow(node: TypeNode | undefined, isGenerated: (plainType: string) => boolean, type: string): void {
    const written = node === undefined ? "" : plain(node.getText());
    if (node === undefined || !isGenerated(written) || written === plain(type)) return;
    this.edits.push({ start: node.getStart(), end: node.getEnd(), text: this.#written(type) });
  }

  #written(type: string): string {
    if (this.#namespace === null) for (const [, name = ""] of type.matchAll(/cim\.(\w+)/g)) this.#needed.add(name);
    return qualify(type, this.#namespace);
  }

  #mark(method: MethodDeclaration): string {
    return `${markStart} ${this.#outline.className} has no method ${method.getName()} any more. Move what you need and delete the rest.`;
  }

  /** Takes the mark off a method that is in the MOF again. */
  #unmark(method: MethodDeclaration): void {
    const mark = markIn(method);
    if (mark === null) return;
    const start = lineStart(this.#text, mark);
    const end = this.#text.indexOf("\n", mark) + 1;
    this.edits.push({ start, end, text: "" });
    this.changes.push(`took the mark off ${method.getName()}, which is back`);
  }

  /** Members formatted as in a new file, with the user's indentation and line ends. */
  async #members(text: string): Promise<string> {
    const formatted = await formatText("members.ts", `class Members extends Base {\n${text}\n}\n`);
    const lines = formatted.split("\n").slice(1, -2);
    const indented = lines.map((line) => {
      const [spaces = ""] = /^ */.exec(line) ?? [];
      const levels = Math.floor(spaces.length / 2);
      return this.#indent.repeat(levels) + line.slice(levels * 2);
    });
    return indented.join(this.#lineEnd) + this.#lineEnd;
  }
}

const markStart = "// mofc:";

/** Where the mark before a method begins; `null` without one. */
function markIn(method: MethodDeclaration): number | null {
  const mark = method.getLeadingCommentRanges().find((range) => range.getText().startsWith(markStart));
  return mark?.getPos() ?? null;
}

function indentOf(member: { getStart(includeJsDoc?: boolean): number; getSourceFile(): SourceFile }): string {
  const text = member.getSourceFile().getFullText();
  const start = member.getStart(true);
  const before = text.slice(lineStart(text, start), start);
  return before.trim() === "" ? before : "";
}

/** The name of the namespace import of a module, whatever the extension. */
function namespaceOf(file: SourceFile, specifier: string): string | null {
  const bare = (text: string): string => text.replace(/\.[jt]s$/, "");
  const declaration = file
    .getImportDeclarations()
    .find(
      (candidate) =>
        candidate.getNamespaceImport() !== undefined && bare(candidate.getModuleSpecifierValue()) === bare(specifier),
    );
  return declaration?.getNamespaceImport()?.getText() ?? null;
}

/** The forms that generated types in signatures have, as `plain` gives them. */
const isInputType = (type: string): boolean => /^\w+$/.test(type) && isNameFor("input", type);
const isContextType = (type: string): boolean => /^(MethodContext<\w+(<string,never>)?>|OperationContext)$/.test(type);
const isResultType = (type: string): boolean => isNameFor("result", /^Promise<(\w+)>$/.exec(type)?.[1] ?? "");

/** A type without white space, trailing commas and the names of namespaces. */
function plain(type: string): string {
  return type
    .replace(/\s+/g, "")
    .replace(/,(?=>)/g, "")
    .replace(/[\w$]+\./g, "");
}
