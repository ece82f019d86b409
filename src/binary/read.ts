/** Bytes of a file to the records of all binary MOF in it. */
import type { SourceFile } from "../source/source-file.ts";
import { nameOfBuffer, tablesIn, tablesInDump } from "./acpi.ts";
import type { BinaryMof, MofBuffer } from "./binary-mof.ts";
import { containerAt, containersFrom, dataOf, endOf, isCompressed, isSigned, largestData } from "./container.ts";
import type { Fault } from "./fault.ts";
import { placesOf } from "./places.ts";
import { mofResources } from "./portable-executable.ts";
import { readRecords } from "./records.ts";
import type { Section } from "./section.ts";

/** A file has as many buffers as it has WMI devices. */
const mostBuffers = 1000;

/** `null` for a file that is not binary MOF, a program, an ACPI table or a dump of such tables, nor holds any binary MOF. */
export function readBinaryMof(path: string, bytes: Uint8Array): SourceFile | null {
  if (isSigned(bytes)) return new Collector().fileOf(path, [{ bytes, name: null, at: 0 }], null);
  const resources =
    mofResources(bytes)
      ?.filter((resource) => isSigned(resource.bytes))
      .map(withoutRest) ?? null;
  if (resources !== null && resources.length > 0) return new Collector().fileOf(path, resources, "program");
  const tables = tablesInDump(bytes) ?? tablesIn(bytes);
  if (tables !== null) return new Collector().fileOf(path, tables, "table");
  if (bytes.includes(0) && containersFrom(bytes).length > 0)
    return new Collector().fileOf(path, [{ bytes, name: null, at: 0 }], "program");
  return resources === null ? null : new Collector().fileOf(path, [], "program");
}

/** A resource is a container, and what stands behind it nothing. */
function withoutRest(resource: Section): Section {
  const { bytes } = resource;
  return isCompressed(bytes) ? { ...resource, bytes: bytes.subarray(0, endOf(containerAt(bytes, 0))) } : resource;
}

/** Puts the data of one buffer behind that of the other. */
class Collector {
  readonly #faults: Fault[] = [];
  readonly #buffers: MofBuffer[] = [];
  readonly #texts: string[] = [];
  /** Of the text. */
  #length = 0;
  /** Of all that was compressed. */
  #inputLength = 0;

  /** @param holder what the file is if it is not a buffer itself: then one without buffers is reported */
  fileOf(path: string, sections: readonly Section[], holder: "program" | "table" | null): SourceFile {
    for (const section of sections) {
      if (isSigned(section.bytes) && !isCompressed(section.bytes)) this.#addPlain(section);
      else this.#addContainers(section, holder);
    }
    if (this.#buffers.length === 0 && holder !== null)
      this.#faults.push({ kind: "missing", from: holder, start: 0, end: 0, at: 0 });
    const binary: BinaryMof = { buffers: this.#buffers, places: placesOf(this.#buffers), faults: this.#faults };
    return { path, text: this.#texts.join(""), encoding: "binary", binary };
  }

  #addPlain({ bytes, name, at }: Section): void {
    if (bytes.length > largestData)
      this.#faults.push({
        kind: "container",
        reason: "input-limit",
        stated: bytes.length,
        actual: largestData,
        at,
        ...this.#here(),
      });
    else this.#add(bytes, name, at);
  }

  #addContainers({ bytes, name, at }: Section, holder: "program" | "table" | null): void {
    let end = 0;
    for (const container of containersFrom(bytes)) {
      if (this.#buffers.length === mostBuffers) {
        this.#faults.push({
          kind: "container",
          reason: "buffer-limit",
          stated: mostBuffers,
          actual: mostBuffers,
          at: at + container.at,
          ...this.#here(),
        });
        return;
      }
      if (holder === null) this.#leftOver(end, container.at);
      end = endOf(container);
      const inner = nameOfBuffer(bytes, container.at);
      const room = { input: largestData - this.#inputLength, output: largestData - this.#length };
      this.#inputLength += container.stream.length;
      const data = dataOf({ ...container, at: at + container.at }, this.#length, room, this.#faults);
      this.#add(data, inner === null ? name : name === null ? inner : `${inner} of ${name}`, at + container.at);
    }
    if (holder === null) this.#leftOver(end, bytes.length);
  }

  #leftOver(from: number, to: number): void {
    if (to > from) this.#faults.push({ kind: "left-over", of: "file", count: to - from, at: from, ...this.#here() });
  }

  #here(): { start: number; end: number } {
    return { start: this.#length, end: this.#length };
  }

  /** Data of which nothing could be had is reported already. */
  #add(data: Uint8Array, holder: string | null, at: number): void {
    const start = this.#length;
    const objects = data.length === 0 ? [] : readRecords(data, start, this.#faults);
    this.#buffers.push({ at, holder, start, end: start + data.length, objects });
    this.#texts.push(latin1.decode(data), "\n");
    this.#length += data.length + 1;
  }
}

/** Windows-1252, as it is today: a code unit for each byte. */
const latin1 = new TextDecoder("latin1");
