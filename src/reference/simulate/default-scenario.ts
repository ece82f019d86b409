/** What `mofc simulate` shows where nobody says anything else: an evening on which most things go well. */
import type { Scenario } from "./scenario.ts";

export const defaultScenario: Scenario = {
  name: "Emptying a host",
  profile: "hyperv",
  seed: 2024,
  networks: [
    { name: "lan", mbitPerSecond: 1000 },
    { name: "migration", mbitPerSecond: 10_000 },
  ],
  sharedVolumes: [{ path: "\\\\FILES\\vms", sizeMB: 2_000_000, mbPerSecond: 800 }],
  hosts: [
    {
      name: "HV-1",
      memoryMB: 65_536,
      networks: [
        { network: "migration", address: "10.10.0.1", metric: 1 },
        { network: "lan", address: "192.168.1.1", metric: 10 },
      ],
      volumes: [{ path: "D:\\", sizeMB: 500_000, mbPerSecond: 400 }],
    },
    {
      name: "HV-2",
      memoryMB: 32_768,
      networks: [
        { network: "migration", address: "10.10.0.2", metric: 1 },
        { network: "lan", address: "192.168.1.2", metric: 10 },
      ],
      volumes: [{ path: "D:\\", sizeMB: 500_000, mbPerSecond: 400 }],
    },
    { name: "HV-3", memoryMB: 16_384, networks: [{ network: "lan", address: "192.168.1.3" }], acceptsCredSsp: false },
  ],
  machines: [
    {
      name: "web",
      host: "HV-1",
      memoryMB: 4096,
      dirtyMBPerSecond: 120,
      disks: [{ path: "\\\\FILES\\vms\\web.vhdx", sizeMB: 40_000 }],
    },
    {
      name: "database",
      host: "HV-1",
      memoryMB: 16_384,
      dirtyMBPerSecond: 900,
      workingSetMB: 3000,
      disks: [{ path: "\\\\FILES\\vms\\database.vhdx", sizeMB: 200_000 }],
    },
    {
      name: "files",
      host: "HV-1",
      memoryMB: 2048,
      dirtyMBPerSecond: 30,
      disks: [
        { path: "D:\\files\\system.vhdx", sizeMB: 6_000 },
        { path: "D:\\files\\data.vhdx", sizeMB: 9_000 },
      ],
    },
    {
      name: "mail",
      host: "HV-1",
      memoryMB: 8192,
      dirtyMBPerSecond: 60,
      disks: [{ path: "\\\\FILES\\vms\\mail.vhdx", sizeMB: 80_000 }],
    },
    {
      name: "test",
      host: "HV-1",
      power: "off",
      memoryMB: 2048,
      disks: [{ path: "\\\\FILES\\vms\\test.vhdx", sizeMB: 20_000 }],
    },
  ],
  faults: [{ fault: "connection-lost", machine: "mail", atPercent: 60 }],
  steps: [
    {
      at: 0,
      do: "settings",
      host: "HV-1",
      maximumMachineMigrations: 2,
      maximumStorageMigrations: 2,
      authentication: "credssp",
      compression: true,
    },
    { do: "check", machine: "web", to: "HV-2" },
    { at: 2, do: "migrate", machine: "web", to: "HV-2" },
    {
      do: "migrate",
      machine: "files",
      to: "HV-2",
      kind: "machine-and-storage",
      disks: [{ path: "D:\\files\\system.vhdx" }, { path: "D:\\files\\data.vhdx" }],
    },
    { do: "migrate", machine: "mail", to: "HV-2" },
    { at: 4, do: "migrate", machine: "test", to: "HV-3" },
    { at: 10, do: "migrate", machine: "database", to: "HV-2" },
    { at: 30, do: "request", machine: "database", state: "Terminate" },
    { at: 45, do: "migrate", machine: "mail", to: "HV-2" },
  ],
};
