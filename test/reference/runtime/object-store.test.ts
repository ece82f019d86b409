import { beforeEach, describe, expect, test } from "vitest";
import { describeClass } from "../../../src/runtime/descriptor.ts";
import type { InstanceEvent } from "../../../src/reference/runtime/store/instance-events.ts";
import { ObjectStore } from "../../../src/reference/runtime/store/object-store.ts";
import { parseReference } from "../../../src/runtime/reference.ts";

const Device = describeClass({
  name: "ACME_Device",
  superclass: null,
  properties: [
    { name: "Name", type: "string", isKey: true },
    { name: "Speed", type: "uint32" },
  ],
});
const Fan = describeClass({ name: "ACME_Fan", superclass: Device });
const Cools = describeClass({
  name: "ACME_Cools",
  superclass: null,
  isAssociation: true,
  properties: [
    { name: "Cooler", type: { reference: "ACME_Device" }, isKey: true },
    { name: "Cooled", type: { reference: "ACME_Device" }, isKey: true },
  ],
});

let store: ObjectStore;
beforeEach(() => {
  store = new ObjectStore({ host: "A", namespace: "root/acme" });
});

describe("instances", () => {
  test.each([
    'ACME_Fan.Name="front"',
    'acme_fan.name="FRONT"',
    'ACME_Fan="front"',
    '\\\\a\\Root\\ACME:ACME_Fan.Name="front"',
    '\\\\.\\root\\acme:ACME_Fan.Name="front"',
  ])("are found by %s", (path) => {
    store.put(Fan, { Name: "front", Speed: 1 });
    expect(store.find(parseReference(path))?.read()).toEqual({ Name: "front", Speed: 1 });
  });

  test.each(['\\\\B\\root\\acme:ACME_Fan.Name="front"', 'root\\cimv2:ACME_Fan.Name="front"'])(
    "of another place are not found by %s",
    (path) => {
      store.put(Fan, { Name: "front", Speed: 1 });
      expect(store.find(parseReference(path))).toBeNull();
    },
  );

  test("are listed by their own class", () => {
    store.put(Device, { Name: "box", Speed: 0 });
    store.put(Fan, { Name: "front", Speed: 1 });
    expect(store.of("acme_device").map(({ reference }) => reference.keys["Name"])).toEqual(["box"]);
  });

  test("have one name each", () => {
    const descriptor = Fan;
    const reference = store.put(Fan, { Name: "front", Speed: 1 });
    expect(() => store.add({ descriptor, reference, read: () => ({}) })).toThrow(
      'There is \\\\A\\root\\acme:ACME_Fan.Name="front" already.',
    );
  });
});

describe("associations", () => {
  test("are found from both ends and go with either", () => {
    const [fan, box] = [store.put(Fan, { Name: "front", Speed: 1 }), store.put(Device, { Name: "box", Speed: 0 })];
    const link = store.put(Cools, { Cooler: fan, Cooled: box });
    expect([fan, box].map((end) => store.referring(end).map(({ reference }) => reference))).toEqual([[link], [link]]);
    store.remove(box);
    expect(store.find(link)).toBeNull();
    expect(store.referring(fan)).toEqual([]);
  });
});

describe("events", () => {
  function watch(className: string): InstanceEvent[] {
    const events: InstanceEvent[] = [];
    store.events.watch(className, (event) => void events.push(event));
    return events;
  }

  test("tell of creation, modification and deletion, with what was before", () => {
    const events = watch("ACME_Device");
    const fan = store.put(Fan, { Name: "front", Speed: 1 });
    store.put(Fan, { Name: "front", Speed: 2 });
    store.remove(fan);
    store.remove(fan);
    expect(events).toEqual([
      { kind: "created", reference: fan, instance: { Name: "front", Speed: 1 } },
      {
        kind: "modified",
        reference: fan,
        instance: { Name: "front", Speed: 2 },
        previous: { Name: "front", Speed: 1 },
      },
      { kind: "deleted", reference: fan, previous: { Name: "front", Speed: 2 } },
    ]);
  });

  test("are for the class that is watched", () => {
    const events = watch("ACME_Fan");
    store.put(Device, { Name: "box", Speed: 0 });
    expect(events).toEqual([]);
  });

  test("of one change come after all of it, and what watchers do comes after that", () => {
    const seen: string[] = [];
    store.events.watch("ACME_Device", (event) => {
      seen.push(`${event.kind} ${String(event.reference.keys["Name"])}`);
      if (event.reference.keys["Name"] === "a") store.put(Device, { Name: "c", Speed: 0 });
    });
    store.events.together(() => {
      store.put(Device, { Name: "a", Speed: 0 });
      seen.push("between");
      store.put(Device, { Name: "b", Speed: 0 });
    });
    expect(seen).toEqual(["between", "created a", "created b", "created c"]);
  });

  test("can be looped over until the signal ends it", async () => {
    const end = new AbortController();
    const names: unknown[] = [];
    const loop = (async () => {
      for await (const { reference } of store.events.stream("ACME_Device", end.signal)) {
        names.push(reference.keys["Name"]);
        if (names.length === 2) end.abort();
      }
    })();
    store.put(Device, { Name: "a", Speed: 0 });
    await Promise.resolve();
    store.put(Device, { Name: "b", Speed: 0 });
    await loop;
    expect(names).toEqual(["a", "b"]);
  });
});
