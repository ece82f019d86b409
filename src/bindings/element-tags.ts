/**
 * What the comment of a generated declaration says for tools, as the JSDoc tags `@mof CIM_Job.KillJob()`, `@experimental`
 * and `@deprecated Use CIM_ConcreteJob.RequestStateChange() or "what the vendor documents".`
 *
 * The names in `@deprecated` are parted by `or`; one that is not a single plain word stands as a JSON string, so that each
 * text can be told from the words around it. Editors show the tag as it is.
 */
export interface ElementFacts {
  /** `CIM_Job.KillJob()`. */
  readonly element: string;
  /** Whether it may change with any version of the schema. */
  readonly isExperimental: boolean;
  /** What to use in place of a deprecated element, possibly nothing; `null` for one that is not deprecated. */
  readonly replacements: readonly string[] | null;
}

/** One tag of a comment: `@default 2`. */
export interface Tag {
  readonly name: string;
  readonly text: string;
}

const [elementTag, experimentalTag, deprecatedTag] = ["mof", "experimental", "deprecated"];

export function elementTags({ element, isExperimental, replacements }: ElementFacts): Tag[] {
  return [
    ...provenanceTags(element),
    ...(isExperimental ? [{ name: experimentalTag, text: "" }] : []),
    ...(replacements === null ? [] : [{ name: deprecatedTag, text: replacementText(replacements) }]),
  ];
}

/** The tags of a declaration that comes from an element and is not the element itself, as an enum of its values. */
export function provenanceTags(element: string): Tag[] {
  return [{ name: elementTag, text: element }];
}

/** What the tags of a comment say, with white space as it comes; `null` for a declaration of no element. */
export function elementFacts(tags: readonly Tag[]): ElementFacts | null {
  const textOf = (name: string): string | undefined =>
    tags
      .findLast((tag) => tag.name === name)
      ?.text.replace(/\s+/g, " ")
      .trim();
  const element = textOf(elementTag);
  if (element === undefined) return null;
  const deprecated = textOf(deprecatedTag);
  return {
    element,
    isExperimental: textOf(experimentalTag) !== undefined,
    replacements: deprecated === undefined ? null : replacementsIn(deprecated),
  };
}

function replacementText(replacements: readonly string[]): string {
  return replacements.length === 0 ? "" : `Use ${replacements.map(written).join(" or ")}.`;
}

/** `@` and what ends a comment or begins a link would be read as such, and a backslash may escape them. */
function written(replacement: string): string {
  if (/^[^\s"\\*@{}`\0-\x1f\x7f]+$/.test(replacement) && replacement !== "or") return replacement;
  return JSON.stringify(replacement.replace(/\s+/g, " ").trim()).replace(
    /[*@{}`\x7f]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function replacementsIn(text: string): string[] {
  const list = /^Use (.+)\.$/.exec(text)?.[1] ?? "";
  const words = list.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
  return words.filter((word) => word !== "or").map((word) => (word.startsWith('"') ? unquoted(word) : word));
}

function unquoted(word: string): string {
  try {
    return String(JSON.parse(word));
  } catch {
    // Somebody wrote it by hand.
    return word;
  }
}
