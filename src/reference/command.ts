import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderFinding, renderSummary } from "../diagnostics/render.ts";
import { defaultScenario } from "./simulate/default-scenario.ts";
import { jsonLine, logLine, type SimulationEvent } from "./simulate/events.ts";
import { frame } from "./simulate/live-view.ts";
import { readScenario } from "./simulate/read-scenario.ts";
import type { ReferenceRuntime } from "./simulate/reference-runtime.ts";
import type { Scenario } from "./simulate/scenario.ts";
import { Simulation } from "./simulate/simulation.ts";
import { summary } from "./simulate/summary.ts";
import { type Host, packageFolder } from "../source/host.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { printError, printOut, useColor } from "../cli/terminal.ts";
import { readSourceFile } from "../source/text-file.ts";

const formats = ["live", "text", "json"] as const;
type Format = (typeof formats)[number];

interface SimulateOptions {
  readonly format?: Format;
  readonly speed?: number;
  readonly real: boolean;
  readonly example: boolean;
}

/** On a terminal, so that a minute is over in a few seconds and can be followed. */
const watchableSpeed = 5;
const frameMs = 50;
/** The code of a program that Ctrl-C has ended. */
const interrupted = 130;

export function simulateCommand(host: Host, setExitCode: (code: number) => void): Command {
  return new Command("simulate")
    .description(
      "Moves virtual machines between simulated hosts, through the migration service of the reference runtime.",
    )
    .argument(
      "[scenario]",
      "a JSON file that describes hosts, machines and what happens (default: a built-in scenario)",
    )
    .addOption(
      new Option("--format <name>", "how to show it (default: live on a terminal, json elsewhere)").choices(formats),
    )
    .option(
      "--speed <factor>",
      'how many times as fast as real time, or "max" (default: 5 for live, else max)',
      parseSpeed,
    )
    .addOption(new Option("--real", "run in real time, the same as --speed 1").default(false).conflicts("speed"))
    .option("--example", "print the built-in scenario, as a starting point", false)
    .addHelpText(
      "after",
      `
Prints a line of JSON or of text for each event, then a summary. The same scenario always gives the same result.
Ctrl-C ends it with a summary of what happened so far.

Examples:
  mofc simulate                                  watch the built-in scenario
  mofc simulate --example > scenario.json        begin a scenario of your own
  mofc simulate scenario.json --real             watch it in real time
  mofc simulate scenario.json | jq .event        for programs`,
    )
    .action(async (path: string | undefined, options: SimulateOptions) => {
      if (options.example) return printOut(exampleText());
      const scenario = path === undefined ? defaultScenario : scenarioOf(path, host);
      if (scenario === null) return setExitCode(exitCodes.findings);
      const runtime = await loadRuntime(host);
      if (runtime === null) {
        printError(
          'mofc: error: this build of mofc has no reference runtime; in mofc\'s own folder, "npm run generate" and "npm run build" make it',
        );
        return setExitCode(exitCodes.findings);
      }
      setExitCode(await play(scenario, runtime, options));
    });
}

function parseSpeed(value: string): number {
  const speed = value === "max" ? Infinity : Number(value);
  if (!(speed > 0)) throw new InvalidArgumentError('Write a number above 0, or "max".');
  return speed;
}

function exampleText(): string {
  return JSON.stringify(
    { $schema: "./node_modules/mofc/src/reference/simulate/scenario.schema.json", ...defaultScenario },
    null,
    2,
  );
}

function scenarioOf(path: string, host: Host): Scenario | null {
  const file = readSourceFile(path, host);
  if (file === null) {
    const isFolder = host.list(path) !== null;
    printError(
      `mofc: error: ${isFolder ? `"${path}" is a folder, and a scenario is a file` : `the file "${path}" does not exist`}`,
    );
    return null;
  }
  const diagnostics: Diagnostic[] = [];
  const scenario = readScenario(file, (diagnostic) => diagnostics.push(diagnostic));
  const findings = diagnostics.map((diagnostic) => ({ ...diagnostic, severity: "error" as const, includedFrom: [] }));
  for (const finding of findings) printError(renderFinding(finding, useColor(process.stderr)));
  if (findings.length > 0) printError(renderSummary(findings, 1));
  return scenario;
}

/** Generated code is TypeScript that has to be built; the package holds what it is built to. */
async function loadRuntime(host: Host): Promise<ReferenceRuntime | null> {
  const path = `${packageFolder}/dist/reference.js`;
  return host.read(path) === null
    ? null
    : ((await import(/* @vite-ignore */ pathToFileURL(path).href)) as ReferenceRuntime);
}

async function play(scenario: Scenario, runtime: ReferenceRuntime, options: SimulateOptions): Promise<number> {
  const format = options.format ?? (process.stdout.isTTY ? "live" : "json");
  const speed = options.real ? 1 : (options.speed ?? (format === "live" ? watchableSpeed : Infinity));
  const simulation = new Simulation(scenario, runtime, format === "live" ? () => {} : eventPrinter(format));
  const screen =
    format === "live"
      ? liveScreen(process.stdout, (columns) => frame(simulation.snapshot(), speed, columns, useColor(process.stdout)))
      : null;
  let isInterrupted = false;
  // In place of the handler that ends every command: here there is something to say at the end.
  process.removeAllListeners("SIGINT").once("SIGINT", () => void (isInterrupted = true));
  try {
    screen?.draw();
    for (let before = performance.now(); !simulation.isOver && !isInterrupted; screen?.draw()) {
      await sleep(speed === Infinity ? 0 : frameMs);
      const now = performance.now();
      await simulation.advance(speed === Infinity ? 1000 : (now - before) * speed);
      before = now;
    }
  } finally {
    screen?.end();
  }
  const snapshot = simulation.snapshot();
  printOut(
    format === "json"
      ? JSON.stringify({ event: "summary", ...snapshot })
      : `\n${summary(snapshot, useColor(process.stdout))}`,
  );
  if (!isInterrupted) return exitCodes.fine;
  printError("interrupted");
  return interrupted;
}

function eventPrinter(format: "text" | "json"): (event: SimulationEvent) => void {
  const jobs = new Map<string, SimulationEvent>();
  return (event) => {
    const key = event.event === "job" ? event.job : "";
    const line = format === "json" ? jsonLine(event) : logLine(event, jobs.get(key) ?? null);
    jobs.set(key, event);
    if (line !== null) printOut(line);
  };
}

/** Draws lines over those that were drawn before. The cursor is away meanwhile, and comes back however mofc ends. */
function liveScreen(
  stream: NodeJS.WriteStream,
  linesFor: (columns: number) => readonly string[],
): { readonly draw: () => void; readonly end: () => void } {
  let height = 0;
  const end = (): void => {
    process.off("exit", end);
    stream.write("\u001b[?25h");
  };
  process.on("exit", end);
  stream.write("\u001b[?25l");
  return {
    draw() {
      // Some terminals do not tell their size, and call it 0. What has left the screen at the top cannot be drawn over.
      const [columns, rows] = [stream.columns, stream.rows].map((size) => (size > 0 ? size : null)) as [
        number | null,
        number | null,
      ];
      const lines = linesFor(columns ?? 80).slice(0, rows === null ? undefined : rows - 1);
      const up = height > 0 ? `\u001b[${height}A` : "";
      stream.write(`${up}\u001b[J${lines.join("\n")}\n`);
      height = lines.length;
    },
    end,
  };
}
