/** Reads a scenario and holds its names, and its world, against each other. */
import { findNodeAtLocation } from "jsonc-parser";
import { nearest } from "../../diagnostics/nearest.ts";
import { type Report } from "../../diagnostics/diagnostic.ts";
import { SimulatedWorld } from "../runtime/world/simulated-world.ts";
import { WorldError } from "../runtime/world/world-error.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { type Scenario, scenario, worldOf } from "./scenario.ts";
import { type JsonPath, parseJson, pathText, type Placed, report } from "../../json/shape.ts";

/** The scenario of a file, or `null` where something is wrong with it: that is reported. */
export function readScenario(file: SourceFile, to: Report): Scenario | null {
  const root = parseJson(file, "scenario", to);
  if (root === null) return null;
  let isRight = true;
  const note: Report = (diagnostic) => {
    isRight = false;
    to(diagnostic);
  };
  const read = scenario.read(root, note);
  if (isRight) checkNames(read, root, note);
  if (isRight) checkWorld(read, root, note);
  return isRight ? read : null;
}

function placeOf(root: Placed, path: JsonPath): Placed {
  return { ...root, node: findNodeAtLocation(root.node, [...path]) ?? root.node, path };
}

/** Everything that refers to a host, a machine or a network by its name. */
function checkNames(
  { hosts, machines, networks, sharedVolumes = [], faults = [], callFaults = [], steps }: Scenario,
  root: Placed,
  to: Report,
): void {
  const known = {
    host: hosts.map(({ name }) => name),
    machine: machines.map(({ name }) => name),
    network: networks.map(({ name }) => name),
  };
  const addresses = hosts.flatMap((host) => host.networks.map(({ address }) => address));
  const expectName = (
    what: keyof typeof known,
    name: string | undefined,
    path: JsonPath,
    others: readonly string[] = [],
  ): void => {
    if (name === undefined || [...known[what], ...others].some((each) => each.toLowerCase() === name.toLowerCase()))
      return;
    report(to, "scenario-name", placeOf(root, path), {
      path: pathText(path),
      what,
      name,
      nearest: nearest(name, known[what]),
    });
  };
  hosts.forEach((host, index) => {
    host.networks.forEach(({ network }, at) =>
      expectName("network", network, ["hosts", index, "networks", at, "network"]),
    );
    host.delegatesTo?.forEach((name, at) => expectName("host", name, ["hosts", index, "delegatesTo", at]));
  });
  sharedVolumes.forEach((volume, index) =>
    volume.hosts?.forEach((name, at) => expectName("host", name, ["sharedVolumes", index, "hosts", at])),
  );
  machines.forEach(({ host }, index) => expectName("host", host, ["machines", index, "host"]));
  faults.forEach(({ machine }, index) => expectName("machine", machine, ["faults", index, "machine"]));
  callFaults.forEach(({ host }, index) => expectName("host", host, ["callFaults", index, "host"]));
  steps.forEach((step, index) => {
    if ("machine" in step) expectName("machine", step.machine, ["steps", index, "machine"]);
    if ("host" in step) expectName("host", step.host, ["steps", index, "host"]);
    if ("network" in step) expectName("network", step.network, ["steps", index, "network"]);
    if ("to" in step) expectName("host", step.to, ["steps", index, "to"], addresses);
  });
}

function checkWorld(read: Scenario, root: Placed, to: Report): void {
  try {
    new SimulatedWorld(worldOf(read));
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    const reason = error.message.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/\.$/, "");
    report(to, "scenario-world", placeOf(root, error.path), { path: pathText(error.path), reason });
  }
}
