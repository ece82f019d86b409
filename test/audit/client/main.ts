import process from "node:process";
import { systemClock } from "./clock.ts";
import { runCommand } from "./command.ts";
import { HttpTransport } from "./http-transport.ts";

const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort(new Error("interrupted")));

process.exitCode = await runCommand(process.argv.slice(2), {
  clock: systemClock,
  signal: interrupt.signal,
  connect: (host) => new HttpTransport({ host, token: process.env["MIGRATE_TOKEN"] ?? "" }),
  print: (line) => process.stdout.write(`${line}\n`),
});
