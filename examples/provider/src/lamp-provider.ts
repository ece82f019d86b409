import { ACME_Lamp_Switch_ReturnValue } from "./cim/enums/ACME_Lamp.ts";
import type * as cim from "./cim/index.ts";
import { ACME_Lamp_Provider } from "./cim/providers/ACME_Lamp.ts";
import { completed, failed } from "./cim/runtime/provider-result.ts";

/** Lamps by name, and whether they are lit. */
export class LampProvider extends ACME_Lamp_Provider {
  readonly #lamps: Map<string, boolean>;

  constructor(names: readonly string[]) {
    super();
    this.#lamps = new Map(names.map((name) => [name, false]));
  }

  override async getInstance({ Name }: cim.ACME_Lamp_Keys): Promise<cim.ACME_Lamp | null> {
    const IsOn = this.#lamps.get(Name);
    return IsOn === undefined ? null : { Name, IsOn };
  }

  override async *enumerateInstances(): AsyncGenerator<cim.ACME_Lamp> {
    for (const [Name, IsOn] of this.#lamps) yield { Name, IsOn };
  }

  override async Switch(
    { On }: cim.ACME_Lamp_Switch_Input,
    { keys }: cim.MethodContext<cim.ACME_Lamp_Keys>,
  ): Promise<cim.ACME_Lamp_Switch_Result> {
    if (!this.#lamps.has(keys.Name)) return failed(ACME_Lamp_Switch_ReturnValue.NoSuchLamp);
    this.#lamps.set(keys.Name, On);
    return completed();
  }
}
