/** Qualifiers that no other part of the model stands for. */
import type { JsonQualifier, JsonValue } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import type { ReportChange } from "./change.ts";
import { valueText } from "./type-text.ts";

/** What the comparison of classes, elements and value maps looks at in its own way, or what says nothing by itself. */
const compared: ReadonlySet<string> = new Set(
  (
    "abstract arraytype association bitmap bitvalues cimtype deprecated description embeddedinstance embeddedobject " +
    "experimental id in indication key max maxlen maxvalue min minlen minvalue out override punit read required static " +
    "terminal units valuemap values version write"
  ).split(" "),
);

/** Qualifiers that change what a value or an association means, or who answers for a class (DSP0004 5.6.3; WMI SDK). */
const meaningful: ReadonlySet<string> = new Set(
  "aggregate aggregation composition counter dynamic exception gauge nullvalue octetstring propagated provider singleton weak".split(
    " ",
  ),
);

interface Qualified {
  readonly qualifiers: readonly JsonQualifier[];
  readonly description: string | null;
  readonly deprecated: readonly string[] | null;
}

export function compareQualified(before: Qualified, after: Qualified, report: ReportChange): void {
  if (words(before.description) !== words(after.description)) report("description-changed", {});
  compareDeprecation(before.deprecated, after.deprecated, report);
  const [old, now] = [byName(before.qualifiers), byName(after.qualifiers)];
  const isExperimental = now.has("experimental");
  if (old.has("experimental") !== isExperimental) report("experimental-changed", { isExperimental });
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    if (compared.has(name)) continue;
    const [was, is] = [old.get(name), now.get(name)];
    if (sameValue(was?.value ?? null, is?.value ?? null)) continue;
    const qualifier = is?.name ?? was?.name ?? name;
    const parameters = { qualifier, before: valueText(was?.value), after: valueText(is?.value) };
    report(meaningful.has(name) ? "meaning-qualifier-changed" : "qualifier-changed", parameters);
  }
}

/** By folded name. One that is false or NULL says as much as one that is not there. */
function byName(qualifiers: readonly JsonQualifier[]): Map<string, JsonQualifier> {
  return new Map(
    qualifiers.filter(({ value }) => value !== false && value !== null).map((item) => [fold(item.name), item]),
  );
}

function compareDeprecation(
  before: readonly string[] | null,
  after: readonly string[] | null,
  report: ReportChange,
): void {
  if (before === null && after !== null) return report("deprecated", { replacements: replacementText(after) });
  const [was, is] = [deprecationText(before), deprecationText(after)];
  if (was !== is) report("deprecation-changed", { before: was, after: is });
}

function deprecationText(replacements: readonly string[] | null): string {
  return replacements === null ? "none" : replacementText(replacements) || "no replacement";
}

/** Schemas write "No value" where nothing takes the place. */
function replacementText(replacements: readonly string[]): string {
  return replacements.filter((text) => !/^no value$/i.test(text)).join(" or ");
}

/** Line breaks and spaces of a description have no meaning. */
function words(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}

export function sameValue(a: JsonValue, b: JsonValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
