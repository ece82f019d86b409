import { expect, test } from "vitest";
import { createMigrationService, type FaultDescription, SimulatedWorld } from "../generated/index.js";
import { migrate } from "./cases/readme/client/migrate.ts";

test.each<[FaultDescription[], string, string]>([
  [[], "moved", "HV2"],
  [[{ fault: "connection-lost", atPercent: 60 }], 'Moving the virtual machine "web" failed', "HV1"],
  [[{ fault: "destination-fails", inPhase: "blackout" }], 'Moving the virtual machine "web" failed', "HV1"],
])("with the faults %j my client says: %s", async (faults, says, host) => {
  const world = new SimulatedWorld({
    networks: [{ name: "lan", mbitPerSecond: 10_000 }],
    hosts: [1, 2].map((n) => ({
      name: `HV${n}`,
      memoryMB: 65_536,
      networks: [{ network: "lan", address: `10.0.0.${n}` }],
    })),
    machines: [{ name: "web", host: "HV1", memoryMB: 8192 }],
    faults,
  });
  const services = createMigrationService(world);
  const result = await services.clock.runUntil(
    migrate(services.host("HV1").dispatcher, "web", "HV2", (ms) => services.clock.sleep(ms)),
  );
  expect(result).toContain(says);
  expect(world.machinesOn(host)).toHaveLength(1);
});
