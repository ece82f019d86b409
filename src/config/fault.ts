/** Where in a configuration something is wrong. */
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { positionAt } from "../source/source-file.ts";
import type { PlacedFault } from "./config-error.ts";
import type { ConfigFault, KeyPath } from "./validate.ts";

/** @param json the text of the configuration where it is JSON: then a fault has line and column. */
export function placeFault(
  { path, isKey, message, help }: ConfigFault,
  file: string,
  json: string | null,
): PlacedFault {
  const where = path.length === 0 || isKey ? message : `${renderKeyPath(path)}: ${message}`;
  const inside = isKey && path.length > 1 ? `${renderKeyPath(path.slice(0, -1))}: ${message}` : where;
  return { place: json === null ? file : placeInJson(file, json, path, isKey), message: inside, help };
}

/** `backends[1][0]`, `rules["map-length"]`. */
export function renderKeyPath(path: KeyPath): string {
  return path.reduce<string>((before, key) => {
    if (typeof key === "number") return `${before}[${key}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${before}[${JSON.stringify(key)}]`;
    return before === "" ? key : `${before}.${key}`;
  }, "");
}

function placeInJson(file: string, text: string, path: KeyPath, isKey: boolean): string {
  const root = parseTree(text);
  const node: Node | undefined = root && findNodeAtLocation(root, [...path]);
  const offset = (isKey ? node?.parent?.offset : node?.offset) ?? 0;
  const { line, column } = positionAt({ path: file, text, encoding: "utf-8" }, offset);
  return `${file}:${line}:${column}`;
}
