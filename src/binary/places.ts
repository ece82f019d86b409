import type { BinaryMof, MofBuffer, ObjectRecord, PropertyRecord, RecordPlace } from "./binary-mof.ts";
import { systemProperty } from "./system-properties.ts";

/** What the records of a file are: `class A`, `A.Name`, `A.Method(Parameter)`, in the order in which they lie there. */
export function placesOf(buffers: readonly MofBuffer[]): RecordPlace[] {
  return buffers.flatMap(({ start, holder, objects }) => {
    const prefix = holder === null ? "" : `${holder}: `;
    return [
      { start, path: holder ?? "" },
      ...objects.flatMap((object) => placesOfObject(object)).map((place) => ({ ...place, path: prefix + place.path })),
    ];
  });
}

function placesOfObject(object: ObjectRecord): RecordPlace[] {
  const { start, kind, properties, methods } = object;
  const named = systemProperty(object, "__CLASS")?.value;
  const name = named?.kind === "string" ? named.value : "?";
  const path = kind === "class" ? `class ${name}` : `instance of ${name}`;
  return [
    { start, path },
    ...properties.map((property) => placeOf(property, name, path)),
    ...methods.flatMap((method) => [
      placeOf(method, name, path),
      ...parametersOf(method, `${name}.${method.name.text}`),
    ]),
  ].sort((a, b) => a.start - b.start);
}

/** System properties are what the object says of itself. */
function placeOf({ start, name }: PropertyRecord, owner: string, path: string): RecordPlace {
  return { start, path: name.text.startsWith("__") ? path : `${owner}.${name.text}` };
}

function parametersOf({ value }: PropertyRecord, method: string): RecordPlace[] {
  const elements = value?.kind === "array" ? value.elements : [];
  return elements.flatMap((element) =>
    element.kind === "object"
      ? element.value.properties.map(({ start, name: { text } }) => ({
          start,
          path: text.startsWith("__") ? method : `${method}(${text})`,
        }))
      : [],
  );
}

/** Whether a file is nothing but one buffer. */
export function isWholeFile({ buffers }: Pick<BinaryMof, "buffers">): boolean {
  const [first, second] = buffers;
  return first !== undefined && second === undefined && first.holder === null && first.at === 0;
}
