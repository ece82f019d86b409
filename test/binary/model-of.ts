/** Binary MOF and text of MOF, compiled for comparison. */
import { type Compilation, compile } from "../../src/compile.ts";
import { type JsonModel, modelToJson } from "../../src/schema/json.ts";
import { print } from "../../src/syntax/print.ts";
import { memoryHost } from "../source/memory-host.ts";

export function compileBytes(bytes: Uint8Array | string, path = "input"): Compilation {
  const request = { inputs: [path], includeFolders: [], dialect: "wmi", locale: "409" } as const;
  return compile(request, memoryHost({ [path]: bytes }));
}

export function jsonOf(bytes: Uint8Array | string): JsonModel {
  return modelToJson(compileBytes(bytes).model);
}

/** The canonical text of a file. */
export function printed(bytes: Uint8Array | string): string {
  return print(compileBytes(bytes).program.files.find(({ origin }) => origin === "input")!.specification);
}
