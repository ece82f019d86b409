/** The command line: `migrate HOST COMMAND …`. */
import { parseArgs } from "node:util";
import { type MigrationJob, MigrationType } from "./bindings.ts";
import { cancelAllOf, cancelJob } from "./cancel.ts";
import type { Clock } from "./clock.ts";
import { bitsOf, checkCompatibility, compareVectors, readVectors } from "./compatibility.ts";
import { byAttention } from "./job-state.ts";
import { Dashboard, summarize } from "./dashboard.ts";
import { evacuate } from "./evacuation.ts";
import { Inventory } from "./inventory.ts";
import { migrateLive } from "./live-migration.ts";
import { parseSubnet, readNetworks, setNetworks } from "./networks.ts";
import { jobPathOf } from "./paths.ts";
import {
  type ExitCode,
  exitCodes,
  renderFailure,
  renderJobs,
  renderMachines,
  renderProblem,
  renderTable,
} from "./report.ts";
import { HostSession } from "./service.ts";
import { changeSettings, describeAuthentication, readSettings, transportLabel } from "./service-settings.ts";
import { formatBytes, migrateStorage, migrateWithStorage } from "./storage-migration.ts";
import { resilient } from "./resilient.ts";
import type { Transport } from "./transport.ts";

export interface Terminal {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly connect: (host: string) => Transport;
  readonly print: (line: string) => void;
}

const commands = ["list", "move", "evacuate", "check", "jobs", "cancel", "networks", "settings", "watch"] as const;
type CommandName = (typeof commands)[number];

const usage = `usage: migrate HOST ${commands.join("|")} [ARGUMENT…] [--to HOST] [--folder PATH] [--keep] [--smb] [--limit N]`;

interface Invocation {
  readonly name: CommandName;
  readonly session: HostSession;
  readonly rest: readonly string[];
  readonly to: HostSession | null;
  readonly options: {
    readonly folder?: string;
    readonly keep: boolean;
    readonly smb: boolean;
    readonly limit?: number;
  };
}

export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await execute(parse(args, terminal), terminal);
  } catch (error) {
    const { text, exitCode } = renderFailure(error);
    terminal.print(text);
    return exitCode;
  }
}

function parse(args: readonly string[], { connect: open, clock }: Terminal): Invocation {
  const connect = (host: string): Transport => resilient(open(host), clock);
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      to: { type: "string" },
      folder: { type: "string" },
      keep: { type: "boolean" },
      smb: { type: "boolean" },
      limit: { type: "string" },
    },
  });
  const [host, name, ...rest] = positionals;
  const known = commands.find((command) => command === name);
  if (host === undefined || known === undefined) throw new RangeError(usage);
  return {
    name: known,
    session: new HostSession(connect(host)),
    rest,
    to: values.to === undefined ? null : new HostSession(connect(values.to)),
    options: {
      keep: values.keep ?? false,
      smb: values.smb ?? false,
      ...(values.folder === undefined ? {} : { folder: values.folder }),
      ...(values.limit === undefined ? {} : { limit: Number.parseInt(values.limit, 10) }),
    },
  };
}

async function execute(invocation: Invocation, terminal: Terminal): Promise<ExitCode> {
  const { name, session, rest } = invocation;
  const { clock, print, signal } = terminal;
  switch (name) {
    case "list":
      print(renderMachines(await new Inventory([session], clock).machinesOf(session.host)));
      return exitCodes.ok;
    case "move":
      return move(invocation, terminal);
    case "evacuate":
      return empty(invocation, terminal);
    case "check":
      return compare(invocation, terminal);
    case "jobs": {
      const jobs: MigrationJob[] = [];
      for await (const job of session.jobs()) jobs.push(job);
      print(renderJobs(jobs.sort(byAttention)));
      return exitCodes.ok;
    }
    case "cancel": {
      if (rest.length === 0) throw new RangeError(usage);
      const results = await Promise.all(
        rest.map((text) => cancelJob(session, jobPathOf(text, session.host), { clock, signal })),
      );
      results.forEach((result, index) => print(`${rest[index]}: ${result}`));
      return results.every((result) => result === "stopped") ? exitCodes.ok : exitCodes.failed;
    }
    case "networks": {
      if (rest.length > 0) await setNetworks(session, rest.map(parseSubnet), { clock, signal });
      for (const { SubnetNumber, PrefixLength, Metric } of await readNetworks(session))
        print(`${SubnetNumber}/${PrefixLength}@${Metric ?? 0}`);
      return exitCodes.ok;
    }
    case "settings": {
      const { limit } = invocation.options;
      const settings =
        limit === undefined
          ? await readSettings(session)
          : await changeSettings(session, { MaximumActiveVirtualSystemMigration: limit }, { clock, signal });
      const rows: [string, string][] = [
        [
          "migrations",
          settings.EnableVirtualSystemMigration === true
            ? `allowed, ${settings.MaximumActiveVirtualSystemMigration} at a time`
            : "not allowed",
        ],
        ["transport", transportLabel(settings)],
        ["authentication", describeAuthentication(settings.AuthenticationType)],
      ];
      print(
        renderTable(
          [
            { title: "setting", cell: ([title]) => title },
            { title: "value", cell: ([, value]) => value },
          ],
          rows,
        ),
      );
      return exitCodes.ok;
    }
    case "watch": {
      const board = new Dashboard([session], clock);
      board.on("ended", (host, job, ending) => print(`${host}: ${job.Name} ${ending}`));
      board.on("lost", (host, reason) => print(`${host} is lost: ${reason}`));
      await board.run(signal);
      print(summarize(board.totals()));
      return exitCodes.ok;
    }
  }
}

async function move({ session, rest, to, options }: Invocation, { clock, print, signal }: Terminal): Promise<ExitCode> {
  const [text] = rest;
  const { folder, keep: keepCopies, smb } = options;
  if (text === undefined || (to === null && folder === undefined)) throw new RangeError(usage);
  const machine = await new Inventory([session], clock).find(session.host, text);
  const watch = {
    clock,
    signal,
    smb,
    keepCopies,
    onProgress: (job: { readonly PercentComplete: number | null }) => print(`${job.PercentComplete ?? 0}%`),
  };
  const type =
    to === null
      ? MigrationType.Storage
      : folder === undefined
        ? MigrationType.VirtualSystem
        : MigrationType.VirtualSystemAndStorage;
  if (to === null)
    await migrateStorage(session, machine.Name, {
      ...watch,
      folder: folder ?? "",
      onSize: (bytes) => print(`${formatBytes(bytes)} to move`),
    });
  else if (folder === undefined) await migrateLive(session, to, machine.Name, watch);
  else await migrateWithStorage(session, to, machine.Name, { ...watch, folder });
  print(`${machine.ElementName ?? machine.Name}: done (${MigrationType[type]})`);
  return exitCodes.ok;
}

/** Interrupted, it stops what it has started: half a host that moves on its own helps nobody. */
async function empty({ session, to, options }: Invocation, { clock, print, signal }: Terminal): Promise<ExitCode> {
  if (to === null) throw new RangeError(usage);
  const { left, moved } = await evacuate(session, to, {
    clock,
    signal,
    atATime: options.limit ?? 2,
    onMachine: (name, outcome) => print(`${name}: ${outcome}`),
  });
  if (signal.aborted) {
    const stopped = await Promise.all(left.map(({ Name }) => cancelAllOf(session, Name, { clock })));
    print(`${stopped.reduce((sum, count) => sum + count, 0)} migrations stopped`);
    return exitCodes.cancelled;
  }
  print(`${moved.length} of ${moved.length + left.length} machines moved`);
  return left.length === 0 ? exitCodes.ok : exitCodes.failed;
}

async function compare({ session, rest, to }: Invocation, { clock, print }: Terminal): Promise<ExitCode> {
  if (to === null) throw new RangeError(usage);
  const [text] = rest;
  const id = text === undefined ? null : (await new Inventory([session], clock).find(session.host, text)).Name;
  const verdict = await checkCompatibility(session, to, id);
  if (verdict.isCompatible) {
    print("compatible");
    return exitCodes.ok;
  }
  verdict.reasons.forEach((reason) => print(renderProblem(reason)));
  const [needed, offered] = await Promise.all([readVectors(session, id), readVectors(to, null)]);
  for (const { vector, missing } of compareVectors(needed, offered)) {
    print(missing === 0n ? vector : `${vector}: bits ${bitsOf(missing).join(", ")} are missing`);
  }
  return exitCodes.failed;
}
