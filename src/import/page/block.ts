/** The pieces of a page, in order. */

export interface Line {
  readonly text: string;
  readonly line: number;
}

export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string; readonly line: number }
  | { readonly kind: "fence"; readonly language: string; readonly text: string; readonly line: number }
  /** What stands between `<dt>` and its end: the name of what is explained. */
  | { readonly kind: "term"; readonly lines: readonly Line[]; readonly line: number }
  /** Where an explanation (`<dd>`) ends. */
  | { readonly kind: "end"; readonly line: number }
  | { readonly kind: "row"; readonly cells: readonly string[]; readonly line: number }
  | { readonly kind: "paragraph"; readonly lines: readonly Line[]; readonly line: number };
