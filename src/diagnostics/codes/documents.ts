/** What is said of a JSON document that does not have the shape that it should. */
import { didYouMean } from "../nearest.ts";
import { define } from "./definition.ts";

const codes = (whole: string) => ({
  syntax: define<{ reason: string }>({
    severity: "error",
    source: "RFC 8259",
    message: ({ reason }) => `${whole} is not valid JSON: ${reason}`,
  }),
  key: define<{ path: string; key: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ path, key }) => `${path || whole} does not have the key "${key}"`,
    help: didYouMean,
  }),
  missing: define<{ path: string; key: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path, key }) => `${path || whole} lacks "${key}"`,
  }),
  value: define<{ path: string; expected: string; found: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ path, expected, found }) => `${path || whole}: expected ${expected}, found ${found}`,
    help: didYouMean,
  }),
});

type Codes = ReturnType<typeof codes>;

/** @param subject what the codes begin with  @param whole what the document is called in messages */
export function documentCodes<Subject extends string>(
  subject: Subject,
  whole: string,
): { readonly [Kind in keyof Codes as `${Subject}-${Kind}`]: Codes[Kind] } {
  return Object.fromEntries(Object.entries(codes(whole)).map(([kind, code]) => [`${subject}-${kind}`, code])) as {
    readonly [Kind in keyof Codes as `${Subject}-${Kind}`]: Codes[Kind];
  };
}
