import type { ts } from "@ts-morph/common";

/** The compiler's module as a value: the program and the rules that read it have to come from one copy. */
export type TypeScript = typeof ts;
