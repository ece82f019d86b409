/** A server of generated providers: lamps, the rooms that they hang in, and what links the two. */
import type * as dispatchers from "../../../src/runtime/dispatcher.ts";
import type * as results from "../../../src/runtime/provider-result.ts";
import type { AssociationProvider, InstanceProvider, ProviderValidators } from "../../../src/runtime/provider.ts";
import type { ClassDescriptor } from "../../../src/runtime/descriptor.ts";
import type * as references from "../../../src/runtime/reference.ts";
import type * as servers from "../../../src/runtime/server/serve-cim.ts";
import type * as errors from "../../../src/runtime/cim-error.ts";
import type * as clients from "../../../src/runtime/client/cim-client.ts";
import type * as inProcess from "../../../src/runtime/client/in-process.ts";
import type * as cimXml from "../../../src/runtime/cim-xml/cim-xml-transport.ts";
import type * as transportErrors from "../../../src/runtime/client/transport-error.ts";
import type * as datetimes from "../../../src/runtime/datetime.ts";
import { loadGenerated } from "../../emit/load-generated.ts";

const schema = `
  [Abstract] class TST_Element { [Key] string Name; [Write] string Caption; };
  class TST_Plan { string Text; uint32 Level; datetime When; };
  class TST_Lamp : TST_Element {
    [Write] boolean IsOn;
    [Write] uint64 Hours = 5;
    [Write] real32 Ratio;
    [Write] uint16 Codes[];
    [Write] datetime Since;
    [Write, EmbeddedInstance("TST_Plan")] string Plan;
    [ValueMap { "0", "1" }, Values { "OK", "Failed" }]
    uint32 Switch([Required] boolean On, uint8 Level, TST_Room REF Room, [In(false), Out] uint64 Count,
      [In(false), Out] TST_Room REF Where, [In(false), Out, EmbeddedInstance("TST_Plan")] string Plan);
    [Static, ValueMap { "0" }, Values { "OK" }] uint32 Reset();
  };
  class TST_Spot : TST_Lamp { uint32 Angle; };
  class TST_Room : TST_Element { uint8 Floor; };
  [Association] class TST_Hangs { [Key] TST_Room REF Room; [Key] TST_Lamp REF Lamp; };`;

declare class Generated extends InstanceProvider {
  override readonly descriptor: ClassDescriptor;
  override readonly validators: ProviderValidators;
}
declare class GeneratedAssociation extends AssociationProvider<object, object, object, Record<string, object>> {
  override readonly descriptor: ClassDescriptor;
  override readonly validators: ProviderValidators;
}

type Code = typeof dispatchers &
  typeof results &
  typeof references &
  typeof servers &
  typeof errors &
  typeof clients &
  typeof inProcess &
  typeof cimXml &
  typeof transportErrors &
  typeof datetimes & {
    readonly TST_Lamp_Provider: typeof Generated;
    readonly TST_Spot_Provider: typeof Generated;
    readonly TST_Room_Provider: typeof Generated;
    readonly TST_Hangs_Provider: typeof GeneratedAssociation;
    readonly TST_Lamp: ClassDescriptor;
    readonly TST_Spot: ClassDescriptor;
    readonly TST_Room: ClassDescriptor;
    readonly TST_Hangs: ClassDescriptor;
    readonly TST_Plan: ClassDescriptor;
  };

export const code = (await loadGenerated(schema, { backends: ["server", "client"] })) as unknown as Code;
const { completed, CimError, CimStatus, DateTime, Dispatcher, reference, serveCim } = code;

type Values = Record<string, unknown>;

const named = (name: string, more: Values): Values => ({ Name: name, Caption: null, ...more });
const lamp = (name: string, more: Values = {}): Values =>
  named(name, { IsOn: false, Hours: 5n, Ratio: null, Codes: null, Since: null, Plan: null, ...more });

/** The lamps of one server, as they are when it starts. */
function startValues(): Map<string, Values> {
  const since = DateTime.parse("20261130200000.123456+060");
  const plan = { Text: "a < b & c", Level: 3, When: null };
  return new Map([
    ["desk", lamp("desk", { Caption: 'a "lamp" <&>', Hours: 18446744073709551615n, Ratio: 0.5, Codes: [1, 65535] })],
    ["wall", lamp("wall", { IsOn: true, Codes: [], Since: since, Plan: plan })],
  ]);
}

function providers(): InstanceProvider[] {
  const lamps = startValues();
  const found = (keys: object): Values => {
    const values = lamps.get((keys as { Name: string }).Name);
    if (values === undefined) throw new CimError(CimStatus.NOT_FOUND, "There is no such lamp.");
    return values;
  };

  class Lamps extends code.TST_Lamp_Provider {
    override async getInstance(keys: object): Promise<object | null> {
      return lamps.get((keys as { Name: string }).Name) ?? null;
    }
    override async *enumerateInstances(): AsyncIterable<object> {
      yield* lamps.values();
    }
    override async createInstance(instance: object): Promise<references.Reference> {
      const values = instance as { Name: string };
      if (lamps.has(values.Name)) throw new CimError(CimStatus.ALREADY_EXISTS, "There is such a lamp.");
      lamps.set(values.Name, lamp(values.Name, values));
      return reference("TST_Lamp", { Name: values.Name });
    }
    override async modifyInstance(keys: object, changes: object): Promise<void> {
      Object.assign(found(keys), changes);
    }
    override async deleteInstance(keys: object): Promise<void> {
      lamps.delete(found(keys)["Name"] as string);
    }
    async Switch(
      input: { On: boolean; Room: references.Reference | null },
      { keys }: { keys: object },
    ): Promise<unknown> {
      found(keys)["IsOn"] = input.On;
      return completed({ Count: 7n, Where: input.Room, Plan: { Text: "done", Level: null, When: null } });
    }
    async Reset(): Promise<unknown> {
      for (const values of lamps.values()) values["IsOn"] = false;
      return completed();
    }
  }
  class Spots extends code.TST_Spot_Provider {
    override async *enumerateInstances(): AsyncIterable<object> {
      yield { ...lamp("spot"), Angle: 30 };
    }
  }
  class Rooms extends code.TST_Room_Provider {
    override async getInstance(keys: object): Promise<object | null> {
      return (keys as { Name: string }).Name === "hall" ? named("hall", { Floor: 1 }) : null;
    }
  }
  class Hangs extends code.TST_Hangs_Provider {
    override async *references(role: string, element: references.Reference): AsyncIterable<object> {
      const isWanted = role === "Room" ? element.keys["Name"] === "hall" : lamps.has(String(element.keys["Name"]));
      if (!isWanted) return;
      const Room = reference("TST_Room", { Name: "hall" });
      const ends = role === "Room" ? [...lamps.keys()] : [String(element.keys["Name"])];
      for (const Name of ends) yield { Room, Lamp: reference("TST_Lamp", { Name }) };
    }
  }
  return [new Lamps(), new Spots(), new Rooms(), new Hangs()];
}

export function lampDispatcher(): dispatchers.Dispatcher {
  return new Dispatcher(providers());
}

export function startLampServer(options: Partial<servers.ServeOptions> = {}): Promise<servers.CimServer> {
  const dispatcher = lampDispatcher();
  return serveCim({
    namespaces: { "root/test": { dispatcher, classes: [code.TST_Plan] } },
    port: 0,
    ...options,
  });
}
