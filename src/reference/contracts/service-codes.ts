/** What the codes of a service's methods stand for: each code of the schema is returned somewhere, or the contract says why it is not. */
import { type Hindrance, hindrances } from "../runtime/world/migration-world.ts";
import type { Class, Method } from "../../schema/model.ts";
import type { ContractReader } from "./contract-reader.ts";
import { fail, type Placed } from "./contract-text.ts";
import { codeOf } from "./job-contract.ts";

/** Where the codes of a method stand. */
interface Codes {
  readonly method: Method;
  readonly code: bigint;
  readonly incompatible: bigint | null;
  readonly hindered: Readonly<Record<Hindrance, bigint>> | null;
  readonly checks: readonly { readonly otherwise: bigint }[];
}

/** The code for each hindrance; `null` for a method that nothing keeps from answering. */
export function readHindered(
  reader: ContractReader,
  at: Placed | null,
  method: Method,
): Readonly<Record<Hindrance, bigint>> | null {
  if (at === null) return null;
  const parts = reader.parts(at, hindrances);
  return Object.fromEntries(hindrances.map((each) => [each, codeOf(reader, method, parts.need(each))])) as Record<
    Hindrance,
    bigint
  >;
}

/** Holds the table of codes that are never returned against those that are. */
export function checkCodes(reader: ContractReader, at: Placed, cls: Class, methods: readonly Codes[]): void {
  const never = new Map<Method, Map<bigint, Placed>>();
  reader.list(at, (item) => {
    const row = reader.parts(item, ["codes", "of", "why"]);
    reader.text(row.need("why"));
    reader.list(row.need("of"), (name) => {
      const method = reader.method(cls, name);
      const codes = never.get(method) ?? new Map<bigint, Placed>();
      never.set(method, codes);
      reader.list(row.need("codes"), (code) => void codes.set(codeOf(reader, method, code), code));
    });
  });
  for (const contract of methods) checkMethod(reader, at, contract, never.get(contract.method) ?? new Map());
}

function checkMethod(reader: ContractReader, at: Placed, contract: Codes, never: ReadonlyMap<bigint, Placed>): void {
  const { method, code, incompatible, checks, hindered } = contract;
  const returned = new Set([
    code,
    incompatible,
    ...checks.map(({ otherwise }) => otherwise),
    ...Object.values(hindered ?? {}),
  ]);
  for (const [value, place] of never) {
    if (returned.has(value))
      reader.attempt(() => fail("contract-code-returned", place, { method: method.name, code: String(value) }));
  }
  for (const entry of method.valueMap?.entries ?? []) {
    if (
      entry.kind !== "value" ||
      typeof entry.value !== "bigint" ||
      returned.has(entry.value) ||
      never.has(entry.value)
    )
      continue;
    const { value, label } = entry;
    reader.attempt(() =>
      fail("contract-code-open", at, { method: method.name, code: String(value), label: label ?? "" }),
    );
  }
}
