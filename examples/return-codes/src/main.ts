import {
  ACME_Pump_PumpState,
  ACME_Pump_PumpState_ValueMap,
  ACME_Pump_Start_ReturnValue,
  ACME_Pump_Start_ReturnValue_ValueMap,
} from "./cim/enums/ACME_Pump.ts";
import { labelOf } from "./cim/runtime/value-map.ts";

/** What a user is told of a return code. */
function explain(code: ACME_Pump_Start_ReturnValue): string {
  switch (code) {
    case ACME_Pump_Start_ReturnValue.CompletedWithNoError:
    case ACME_Pump_Start_ReturnValue.AlreadyRunning:
      return "The pump is running.";
    default:
      return `The pump did not start: ${labelOf(ACME_Pump_Start_ReturnValue_ValueMap, code)}.`;
  }
}

console.log(explain(ACME_Pump_Start_ReturnValue.AlreadyRunning));
console.log(explain(ACME_Pump_Start_ReturnValue.NoCoolant));
for (const state of [ACME_Pump_PumpState.Stopped, 40_000]) {
  console.log(`${state}: ${labelOf(ACME_Pump_PumpState_ValueMap, state)}`);
}
