/** The page of a code, `docs/codes/<code>.md`: why the rule is there, and how it looks wrong and right. */
import { type Dialect, dialects } from "../source/dialect.ts";
import { type Host, packageFolder } from "../source/host.ts";
import type { Code } from "./codes.ts";
import { readExactText } from "../source/text-file.ts";

/** MOF, or TypeScript with everything generated imported as it is named. */
export interface Example {
  readonly language: "mof" | "ts";
  readonly text: string;
  /** The dialect in which it is wrong, where that is not DMTF's. */
  readonly dialect: Dialect | null;
}

export interface Page {
  /** Full sentences. */
  readonly why: string;
  /** `null` where the rule is about files, folders or options. */
  readonly examples: { readonly wrong: Example; readonly right: Example } | null;
}

/** The text of a page, as mofc is installed with it. */
export function readPage(host: Host, code: Code): string {
  const path = `${packageFolder}/docs/codes/${code}.md`;
  const text = readExactText(path, host);
  if (text === null) throw new Error(`"${path}" is missing`);
  return text;
}

export function parsePage(text: string): Page {
  const [head = "", ...rest] = text.split(/^## /m);
  const sections = new Map(rest.map((section) => [section.split("\n", 1)[0], section] as const));
  const wrong = exampleIn(sections.get("Wrong"));
  const right = exampleIn(sections.get("Right"));
  return {
    why: head.replace(/^# .*$|^```[^]*?^```$/gm, "").trim(),
    examples: wrong === null || right === null ? null : { wrong, right },
  };
}

function exampleIn(section: string | undefined): Example | null {
  const [, language, dialect, text] = /^```(mof|ts)(?: (\w+))?\n([^]*?)\n```$/m.exec(section ?? "") ?? [];
  if ((language !== "mof" && language !== "ts") || text === undefined) return null;
  return { language, text, dialect: dialects.find((name) => name === dialect) ?? null };
}
