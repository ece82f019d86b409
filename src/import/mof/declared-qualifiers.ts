import type { Host } from "../../source/host.ts";
import { builtIn } from "../../source/read.ts";
import { readSourceFile } from "../../source/text-file.ts";
import { parse } from "../../syntax/parse.ts";

/** What the standard declarations say of a qualifier. */
export interface DeclaredQualifier {
  readonly name: string;
  readonly type: string;
  readonly isArray: boolean;
  readonly scopes: ReadonlySet<string>;
}

/** The standard qualifiers of DMTF and WMI by name in lower case. */
export function declaredQualifiers(host: Host): Map<string, DeclaredQualifier> {
  const declared = new Map<string, DeclaredQualifier>();
  for (const path of builtIn) {
    const file = readSourceFile(path, host);
    for (const production of file === null ? [] : parse(file, () => {}).productions) {
      if (production.kind !== "QualifierDeclaration") continue;
      const { name, type, array, scopes } = production;
      declared.set(name.text.toLowerCase(), {
        name: name.text,
        type: type.name.toLowerCase(),
        isArray: array !== null,
        scopes: new Set((scopes ?? [{ text: "any" }]).map(({ text }) => text.toLowerCase())),
      });
    }
  }
  return declared;
}
