/** A class of jobs that nobody knew of: its schema and its contract alone make it live. */
import { beforeAll, expect, test } from "vitest";
import type {
  ClassDescriptor,
  JobBehavior,
  JobEngine,
  JobSlots,
  ObjectStore,
  VirtualClock,
  JobWork,
  Dispatcher,
  InstanceProvider,
} from "../../../generated/index.js";
import { FixedWork } from "../fixed-work.ts";
import { loadReference } from "./load-reference.ts";

const schema = `
Qualifier Key : boolean = false, Scope(property, reference), Flavor(DisableOverride, ToSubclass);
Qualifier In : boolean = true, Scope(parameter), Flavor(DisableOverride, ToSubclass);
Qualifier Out : boolean = false, Scope(parameter), Flavor(DisableOverride, ToSubclass);
Qualifier ValueMap : string[], Scope(property, method, parameter);
Qualifier Values : string[], Scope(property, method, parameter), Flavor(EnableOverride, ToSubclass, Translatable);
Qualifier EmbeddedInstance : string, Scope(property, method, parameter);
class ACME_Complaint { string Text; uint16 Number; };
class ACME_Cake {
  [Key] string Label;
  [ValueMap { "10", "20", "30", "40", "50", "60", "70", "80", "90" },
   Values { "Dough", "Heating", "Baking", "Tasting", "Cake", "Crusty", "Charcoal", "Cooling", "Crumbs" }] uint8 Stage;
  uint8 Done;
  string Recipe;
  boolean CanBeStopped;
  datetime Freshness = "00000000010000.000000:000";
  [ValueMap { "0", "1", "2", "3" }, Values { "Yes, chef", "What?", "Not now", "No" }]
  uint32 Order([In, ValueMap { "1", "2" }, Values { "Out", "Smash" }] uint8 What, [In] datetime Within);
  [ValueMap { "0", "1" }, Values { "Smashed", "No" }] uint32 Smash([In] boolean Sweep);
  [ValueMap { "0" }, Values { "Here" }] uint32 Complain([In(false), Out, EmbeddedInstance("ACME_Complaint")] string Complaint);
};`;

const contract = {
  kind: "job",
  class: "ACME_Cake",
  given: ["Recipe"],
  state: "Stage",
  states: {
    initial: "Dough",
    starting: "Heating",
    running: "Baking",
    asking: "Tasting",
    completed: "Cake",
    warning: "Crusty",
    failed: "Charcoal",
  },
  passing: { Heating: 60_000, Cooling: 5000 },
  request: {
    method: "Order",
    requested: "What",
    timeout: "Within",
    granted: "Yes, chef",
    checks: [
      { check: "known", else: "What?" },
      { check: "legal", else: "Not now" },
      { check: "cancellable", else: "No" },
    ],
    requests: {
      Out: {
        from: ["Heating", "Baking", "Tasting"],
        path: ["Cooling"],
        to: "Crumbs",
        effect: "terminate",
        supported: true,
        needsCancellable: true,
      },
      Smash: {
        from: ["Dough", "Heating", "Baking", "Tasting", "Cooling"],
        path: [],
        to: "Crumbs",
        effect: "kill",
        supported: true,
        needsCancellable: false,
      },
    },
  },
  kill: {
    method: "Smash",
    deleteAfterwards: "Sweep",
    supported: true,
    notSupported: "No",
    killed: "Smashed",
    refused: "No",
    as: "Smash",
  },
  errors: {
    class: "ACME_Complaint",
    properties: { Text: "{error.description}", Number: "{error.code}" },
    methods: { Complain: { out: "Complaint", code: "Here" } },
  },
  removal: { after: "Freshness", onlyIf: null },
  writable: [],
  stopped: Object.fromEntries(
    ["terminate", "kill", "break"].map((how) => [
      how,
      { code: 7, description: `A case of ${how}.`, messageId: "Stopped", errorType: "" },
    ]),
  ),
  properties: { Label: "{job.id}", Done: "{job.percent}", CanBeStopped: "{job.cancellable}" },
};

interface Cake {
  readonly Label: string;
  readonly Stage: number;
  readonly Done: number;
  readonly Recipe: string;
  readonly CanBeStopped: boolean;
}
type Given = Pick<Cake, "Recipe">;

interface Bakery {
  readonly ACME_Cake: ClassDescriptor;
  readonly ACME_Cake_Behavior: JobBehavior<Cake, Given>;
  readonly ACME_Cake_Jobs: new (engine: JobEngine<Cake, Given>) => InstanceProvider;
  readonly JobEngine: typeof JobEngine;
  readonly JobSlots: typeof JobSlots;
  readonly ObjectStore: typeof ObjectStore;
  readonly VirtualClock: typeof VirtualClock;
  readonly Dispatcher: typeof Dispatcher;
}

let bakery: Bakery;
beforeAll(async () => {
  bakery = (
    await loadReference<Bakery>(["cakes"], "recipes", {
      "cakes/cake.mof": schema,
      "recipes/cake.json": JSON.stringify(contract),
    })
  ).module;
}, 60_000);

function bake(work: JobWork) {
  const clock = new bakery.VirtualClock();
  const engine = new bakery.JobEngine(bakery.ACME_Cake_Behavior, {
    clock,
    store: new bakery.ObjectStore({}),
    slots: new bakery.JobSlots(),
    newId: () => "Sunday",
  });
  const dispatcher = new bakery.Dispatcher([new bakery.ACME_Cake_Jobs(engine)]);
  engine.start({ Recipe: "lemon" }, work);
  const cake = { className: "ACME_Cake", keys: { Label: "Sunday" } };
  const look = async (): Promise<Cake> => (await dispatcher.getInstance(cake.className, cake.keys)) as Cake;
  const call = (method: string, input: object = {}): Promise<object> =>
    dispatcher.invoke({ ...cake, method, input: { ...input } });
  return { clock, engine, look, call };
}

test("it goes through its own states to its end, and is gone after its own time", async () => {
  const { clock, look, call } = bake(new FixedWork({ durationMs: 600_000, noReturnMs: 300_000 }));
  expect(await look()).toMatchObject({ Label: "Sunday", Recipe: "lemon", Stage: 20, Done: 0, CanBeStopped: true });
  clock.advance(60_000 + 150_000);
  expect(await look()).toMatchObject({ Stage: 30, Done: 25, CanBeStopped: true });
  clock.advance(300_000);
  expect(await look()).toMatchObject({ Stage: 30, Done: 75, CanBeStopped: false });
  expect(await call("Order", { What: 1 })).toMatchObject({ ReturnValue: 3 });
  clock.advance(300_000);
  expect(await look()).toMatchObject({ Stage: 50, Done: 100 });
  expect(await call("Complain")).toEqual({ ReturnValue: 0, Complaint: null });
  clock.advance(3_600_000);
  await expect(look()).rejects.toMatchObject({ statusName: "CIM_ERR_NOT_FOUND" });
});

test("its requests have its own codes, and its errors are of its own class", async () => {
  const { clock, engine, look, call } = bake(new FixedWork({ durationMs: 600_000 }));
  clock.advance(70_000);
  expect(await call("Order", { What: 3 })).toEqual({ ReturnValue: 1 });
  engine.ask("Sunday");
  expect(await look()).toMatchObject({ Stage: 40 });
  expect(await call("Order", { What: 1 })).toEqual({ ReturnValue: 0 });
  expect(await look()).toMatchObject({ Stage: 80 });
  clock.advance(5000);
  expect(await look()).toMatchObject({ Stage: 90 });
  expect(await call("Order", { What: 2 })).toEqual({ ReturnValue: 2 });
  expect(await call("Complain")).toEqual({ ReturnValue: 0, Complaint: { Text: "A case of terminate.", Number: 7 } });
  expect(await call("Smash", { Sweep: true })).toEqual({ ReturnValue: 1 });
});
