/** What the codes of a service's methods stand for: each code of the schema is returned somewhere, or the contract says why it is not. */
import { type Hindrance, hindrances } from "../runtime/world/migration-world.ts";
import type { Class, Method } from "../../schema/model.ts";
import type { ContractReader } from "./contract-reader.ts";
import type { Placed } from "../../json/shape.ts";
import { fail } from "./contract-fault.ts";
import type { Name } from "./contract-forms.ts";
import type { ServiceText } from "./contract-shape.ts";
import { codeOf } from "./job-contract.ts";

/** Where the codes of a method stand. */
interface Codes {
  readonly method: Method;
  readonly code: bigint;
  readonly incompatible: bigint | null;
  readonly hindered: Readonly<Record<Hindrance, bigint>> | null;
  readonly checks: readonly { readonly otherwise: bigint }[];
}

type HinderedText = ServiceText["methods"][number]["value"]["hindered"];

/** The code for each hindrance; `null` for a method that nothing keeps from answering. */
export function readHindered(labels: HinderedText, method: Method): Readonly<Record<Hindrance, bigint>> | null {
  if (labels === undefined) return null;
  return Object.fromEntries(hindrances.map((each) => [each, codeOf(method, labels[each])])) as Record<
    Hindrance,
    bigint
  >;
}

/** Holds the table of codes that are never returned against those that are. */
export function checkCodes(
  reader: ContractReader,
  { at, value: rows }: ServiceText["never"],
  cls: Class,
  methods: readonly Codes[],
): void {
  const never = new Map<Method, Map<bigint, Name>>();
  for (const row of rows) {
    reader.each(row.of, (name) => {
      const method = reader.method(cls, name);
      const codes = never.get(method) ?? new Map<bigint, Name>();
      never.set(method, codes);
      reader.each(row.codes, (code) => void codes.set(codeOf(method, code), code));
    });
  }
  for (const contract of methods) checkMethod(reader, at, contract, never.get(contract.method) ?? new Map());
}

function checkMethod(
  reader: ContractReader,
  table: Placed,
  { method, code, incompatible, checks, hindered }: Codes,
  never: ReadonlyMap<bigint, Name>,
): void {
  const returned = new Set([
    code,
    incompatible,
    ...checks.map(({ otherwise }) => otherwise),
    ...Object.values(hindered ?? {}),
  ]);
  for (const [value, { at }] of never) {
    if (returned.has(value))
      reader.attempt(() => fail("contract-code-returned", at, { method: method.name, code: String(value) }));
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
      fail("contract-code-open", table, { method: method.name, code: String(value), label: label ?? "" }),
    );
  }
}
