/** Writes XML: elements with their attributes, and text with what XML cannot carry replaced. */

/** Attributes stand in the order in which they are given. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string,
): string {
  const listed = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${listed.join("")}>${content}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** In attributes blanks would become spaces, and in text a carriage return a line feed, if they stood there as they are. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`)
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, unwritable);
}

/** XML 1.0 allows the control characters from U+007F on, and none of the others. */
function unwritable(character: string): string {
  return character >= "\u007f" && character <= "\u009f" ? character : "\ufffd";
}
