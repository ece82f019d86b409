import type { Data, Region } from "./data.ts";

const signature = "BMOFQUALFLAVOR11";
const header = signature.length + 4;
const pair = 8;

/** The table behind the objects: for the place of a qualifier, what passes it on. */
export class FlavorTable {
  readonly #data: Data;
  readonly #entries = new Map<number, { readonly flavor: number; readonly at: number; isMet: boolean }>();

  /** @param at where the objects end */
  constructor(data: Data, at: number) {
    this.#data = data;
    const all = { from: at, to: data.length };
    const room = all.to - all.from;
    if (room === 0) return;
    if (room < header || data.ascii({ from: at, to: at + signature.length }) !== signature) {
      data.damaged("flavor-table", all, room);
      return;
    }
    const stated = data.word(at + signature.length);
    const most = Math.floor((room - header) / pair);
    if (stated > most) data.damaged("count", all, stated);
    const count = Math.min(stated, most);
    const first = at + header;
    for (let entry = first; entry < first + count * pair; entry += pair) this.#add(entry);
    data.leftOver({ from: first + count * pair, to: all.to });
  }

  #add(entry: number): void {
    const target = this.#data.word(entry);
    if (this.#entries.has(target)) this.#data.damaged("flavor-offset", { from: entry, to: entry + pair }, target);
    else this.#entries.set(target, { flavor: this.#data.word(entry + 4), at: entry, isMet: false });
  }

  /** The flavor bits of a qualifier; 0 where the table does not name it. */
  of({ from }: Region): number {
    const entry = this.#entries.get(from);
    if (entry === undefined) return 0;
    entry.isMet = true;
    return entry.flavor;
  }

  /** What the table names and is not a qualifier, once all have been read. */
  reportUnmet(): void {
    for (const [target, { isMet, at }] of this.#entries)
      if (!isMet) this.#data.damaged("flavor-offset", { from: at, to: at + pair }, target);
  }
}
