/** The resources of type MOFDATA of a Windows driver or library (PE format, "The .rsrc section"). */
import type { Section } from "./section.ts";

const resourceDirectory = 2;
const resourceType = "MOFDATA";
const sectionHeader = 40;
/** The most that Windows loads. */
const mostSections = 96;
/** Of all directories that are looked at: one a type, a name or a language. Drivers have a handful. */
const mostEntries = 4096;

/** `null` for what is not a PE file. A directory that leads out of the file is taken for one that ends there. */
export function mofResources(bytes: Uint8Array): Section[] | null {
  if (bytes[0] !== 0x4d || bytes[1] !== 0x5a) return null;
  const image = new Image(bytes);
  const start = image.word(0x3c);
  return image.word(start) === 0x4550 ? new Resources(image, start).ofType(resourceType) : null;
}

/** Bytes that end in zeros without an end: no read goes wrong. */
class Image {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  short(at: number): number {
    return at + 2 <= this.bytes.length ? this.#view.getUint16(at, true) : 0;
  }

  word(at: number): number {
    return at + 4 <= this.bytes.length ? this.#view.getUint32(at, true) : 0;
  }
}

interface Entry {
  readonly name: string;
  readonly target: number;
  readonly isDirectory: boolean;
}

class Resources {
  readonly #image: Image;
  readonly #sections: readonly { readonly address: number; readonly size: number; readonly at: number }[];
  /** Where the directory of resources begins in the file. */
  readonly #root: number | null;
  #entriesLeft = mostEntries;

  /** @param start where "PE" stands */
  constructor(image: Image, start: number) {
    this.#image = image;
    const optional = start + 24;
    const isWide = image.short(optional) === 0x20b;
    const directories = optional + (isWide ? 112 : 96);
    const first = optional + image.short(start + 20);
    const count = Math.min(image.short(start + 6), mostSections);
    this.#sections = Array.from({ length: count }, (_, index) => first + index * sectionHeader).map((at) => ({
      address: image.word(at + 12),
      size: image.word(at + 16),
      at: image.word(at + 20),
    }));
    this.#root = this.#placeOf(image.word(directories + resourceDirectory * 8));
  }

  /** Type, name, language: the tree has these three levels. */
  ofType(type: string): Section[] {
    if (this.#root === null) return [];
    return this.#entries(0)
      .filter(({ name, isDirectory }) => isDirectory && name.toUpperCase() === type)
      .flatMap(({ target }) => this.#entries(target))
      .filter(({ isDirectory }) => isDirectory)
      .flatMap((named) =>
        this.#entries(named.target)
          .filter(({ isDirectory }) => !isDirectory)
          .flatMap((leaf) => this.#data(leaf.target, `${type} ${named.name}`)),
      );
  }

  #entries(directory: number): Entry[] {
    const at = this.#root! + directory;
    const count = Math.min(this.#image.short(at + 12) + this.#image.short(at + 14), this.#entriesLeft);
    this.#entriesLeft -= count;
    return Array.from({ length: count }, (_, index) => {
      const entry = at + 16 + index * 8;
      const target = this.#image.word(entry + 4);
      return {
        name: this.#nameOf(this.#image.word(entry)),
        target: target & 0x7fffffff,
        isDirectory: target >>> 31 === 1,
      };
    });
  }

  /** A number, or the place of a name with its length in front. It goes into comments, which a line end would end. */
  #nameOf(id: number): string {
    if (id >>> 31 === 0) return String(id);
    const at = this.#root! + (id & 0x7fffffff);
    const length = Math.min(this.#image.short(at), 64);
    const units = Array.from({ length }, (_, index) => this.#image.short(at + 2 + 2 * index));
    return String.fromCharCode(...units).replace(/[^\x20-\x7e]/g, "?");
  }

  #data(entry: number, name: string): Section[] {
    const at = this.#placeOf(this.#image.word(this.#root! + entry));
    const size = this.#image.word(this.#root! + entry + 4);
    return at === null ? [] : [{ bytes: this.#image.bytes.subarray(at, at + size), name, at }];
  }

  /** Where in the file lies what is loaded at an address. */
  #placeOf(address: number): number | null {
    const section = this.#sections.find((each) => address >= each.address && address < each.address + each.size);
    return section === undefined ? null : address - section.address + section.at;
  }
}
