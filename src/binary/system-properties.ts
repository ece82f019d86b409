import type { ObjectRecord, PropertyRecord } from "./binary-mof.ts";

/** What an object says of itself stands among its properties: `__CLASS`, `__SUPERCLASS`, `__NAMESPACE`, `__CLASSFLAGS`. */
export function systemProperty({ properties }: ObjectRecord, name: string): PropertyRecord | undefined {
  return properties.find((property) => property.name.text === name);
}
