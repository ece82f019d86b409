import { Dispatcher } from "./cim/runtime/dispatcher.ts";
import { LampProvider } from "./lamp-provider.ts";

const dispatcher = new Dispatcher([new LampProvider(["desk", "shelf"])]);
const lamp = (name: string) => ({ className: "ACME_Lamp", keys: { Name: name }, method: "Switch" });

console.log(await dispatcher.invoke({ ...lamp("desk"), input: { On: true } }));
console.log(await dispatcher.invoke({ ...lamp("cellar"), input: { On: true } }));
console.log(await dispatcher.getInstance("ACME_Lamp", { Name: "desk" }));

try {
  await dispatcher.invoke({ ...lamp("desk"), input: { On: "yes" } });
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
