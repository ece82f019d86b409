import { homedir } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { isUpToDate, refuseForeign, writeOutput } from "../emit/write.ts";
import { visible } from "../diagnostics/visible.ts";
import { mofFiles } from "../pull/mof-files.ts";
import { planPull } from "../pull/plan.ts";
import { describe, findNamespaces, type NamespaceSchema, readNamespace } from "../pull/read-namespace.ts";
import { CimError } from "../runtime/cim-error.ts";
import { HttpConnection, serverUrl } from "../runtime/cim-xml/http-connection.ts";
import { TransportError } from "../runtime/client/transport-error.ts";
import type { Host } from "../source/host.ts";
import { readExactText } from "../source/text-file.ts";
import { askForCredentials, type Credentials, netrcCredentials, readNetrc } from "./credentials.ts";
import { exitCodes } from "./exit-codes.ts";
import { renderStale, renderStaleSummary, renderSummaryLine } from "./output-report.ts";
import { collect } from "./project.ts";
import { printError, printOut, useColor } from "./terminal.ts";

interface PullOptions {
  readonly namespace: readonly string[];
  readonly allNamespaces: boolean;
  readonly class: readonly string[];
  readonly out: string;
  readonly check: boolean;
  readonly force: boolean;
  readonly user?: string;
  readonly netrc?: string;
  readonly ca?: string;
  readonly insecure: boolean;
  readonly timeout: number;
}

export function pullCommand(host: Host, setExitCode: (code: number) => void): Command {
  const command = new Command("pull")
    .description("Reads the schema of a live CIM-XML server and writes it as MOF.")
    .argument("<url>", "the server: http://host or https://host, with a port where it is not 5988 or 5989")
    .option("-n, --namespace <name>", "a namespace to read, such as root/cimv2 (repeatable)", parseNamespace, [])
    .option("--all-namespaces", "read every namespace that the server names", false)
    .option("-c, --class <name>", "only this class and what it needs (repeatable)", collect, [])
    .option("-o, --out <folder>", "where the MOF is written", "mof")
    .option("--check", "write nothing; list what differs, and end with 1 if anything does", false)
    .option("--force", "overwrite files that mofc did not write", false)
    .optionsGroup("Options for the connection:")
    .option("-u, --user <name>", "the user; the password comes from MOFC_PASSWORD, a netrc file or the terminal")
    .option("--netrc <file>", "a file with users and passwords (default: $NETRC, else ~/.netrc)")
    .option("--ca <file>", "trust the certificates of this PEM file instead of the system's")
    .option("--insecure", "accept any certificate", false)
    .option("--timeout <seconds>", "how long one request may take", parseSeconds, 120)
    .optionsGroup("Options:")
    .addHelpText(
      "after",
      `
Each class becomes a file, <out>/<namespace>/<Class>.mof, with what the class itself declares; <out>/<namespace>.mof
includes them in order. What an earlier pull wrote and the server no longer has is removed.

User and password come from MOFC_USER and MOFC_PASSWORD, from a netrc file, or are asked for at the terminal.

Examples:
  mofc pull https://array.example.com -n root/cimv2
  mofc pull http://localhost -n root/cimv2 --class CIM_Job --out schema
  mofc pull https://array.example.com --all-namespaces --check
  mofc pull https://array.example.com -n root/cimv2 --out now && mofc diff mof now`,
    );
  return command.action(async (argument: string, options: PullOptions) => {
    if (options.allNamespaces === options.namespace.length > 0)
      command.error("error: name the namespaces with --namespace, or ask for all with --all-namespaces");
    const { url, fromUrl } = splitUrl(argument, command);
    const ca = options.ca === undefined ? undefined : readExactText(options.ca, host);
    if (ca === null) command.error(`error: the file "${options.ca}" does not exist`);
    const known = fromUrl ?? knownCredentials(url, options, host, command);
    const connect = (credentials: Credentials | null): HttpConnection =>
      new HttpConnection(url, {
        timeoutMs: options.timeout * 1000,
        acceptAnyCertificate: options.insecure,
        ...(ca == null ? {} : { ca }),
        ...(credentials === null ? {} : { credentials }),
      });
    try {
      const schemas = await asking(url, known, options.user, connect, (server) => read(server, options));
      if (schemas === null) {
        printError(`mofc: error: ${url.host} does not tell its namespaces; name them with --namespace`);
        return setExitCode(exitCodes.findings);
      }
      if (!finish(schemas, options, host)) setExitCode(exitCodes.findings);
    } catch (error) {
      if (!printServerFault(error, url)) throw error;
      setExitCode(exitCodes.findings);
    }
  });
}

/** Runs with the credentials that are known; where the server wants others and somebody is there, once more with those. */
async function asking<T>(
  url: URL,
  known: Credentials | null,
  user: string | undefined,
  connect: (credentials: Credentials | null) => HttpConnection,
  run: (server: HttpConnection) => Promise<T>,
): Promise<T> {
  const isAttended = Boolean(process.stdin.isTTY);
  // A user without a password is asked before the server refuses.
  let credentials =
    known === null && user !== undefined && isAttended ? await askForCredentials(url.host, user) : known;
  for (;;) {
    warnOfOpenPassword(url, credentials);
    const server = connect(credentials);
    try {
      return await run(server);
    } catch (error) {
      const isRefused = error instanceof TransportError && error.fault === "unauthorized";
      if (!isRefused || credentials !== null || !isAttended) throw error;
      credentials = await askForCredentials(url.host, user);
    } finally {
      server.close();
    }
  }
}

/** `null` where the server does not tell its namespaces. */
async function read(server: HttpConnection, options: PullOptions): Promise<NamespaceSchema[] | null> {
  const namespaces = options.allNamespaces ? (await findNamespaces(server)).filter(isNamespace) : options.namespace;
  if (namespaces.length === 0) return null;
  const schemas: NamespaceSchema[] = [];
  for (const namespace of namespaces)
    schemas.push(await readNamespace(server, namespace, options.class.length === 0 ? null : options.class));
  return schemas;
}

/** Writes the files or says what differs; answers whether all was fine. */
function finish(
  schemas: readonly NamespaceSchema[],
  { out, check, force, class: asked }: PullOptions,
  host: Host,
): boolean {
  const pulled = schemas.map(mofFiles);
  for (const gap of schemas.flatMap(({ gaps }) => gaps)) printError(`mofc: warning: ${visible(gap)}`);
  for (const what of pulled.flatMap(({ leftOut }) => leftOut))
    printError(`mofc: warning: left out of ${visible(what)}`);
  const files = new Map(pulled.flatMap((each) => [...each.files]));
  const plan = planPull(
    files,
    schemas.map(({ namespace }) => namespace),
    out,
    host,
  );
  const isComplete = schemas.every(({ classes }) => asked.length === 0 || classes.length > 0);
  if (!check) {
    if (!force) refuseForeign(plan, out);
    writeOutput(plan, out, host);
    printOut(renderSummaryLine(plan, out));
    return isComplete;
  }
  if (isUpToDate(plan)) {
    printOut(renderSummaryLine(plan, out));
    return isComplete;
  }
  printOut(renderStale(plan, out, useColor(process.stdout)));
  printError(
    `${renderStaleSummary(plan, out, "pull")} To see what changed, pull into another folder and run "mofc diff".`,
  );
  return false;
}

function splitUrl(argument: string, command: Command): { readonly url: URL; readonly fromUrl: Credentials | null } {
  try {
    const url = serverUrl(argument);
    const { username, password } = url;
    url.username = "";
    url.password = "";
    if (username === "") return { url, fromUrl: null };
    printError(
      "mofc: warning: a password in the URL is seen in the list of processes and kept in the history of the shell; use MOFC_PASSWORD, a netrc file or the terminal",
    );
    return { url, fromUrl: { user: decodeURIComponent(username), password: decodeURIComponent(password) } };
  } catch {
    return command.error(`error: "${argument}" is not the URL of a server: write http://host or https://host`);
  }
}

function knownCredentials(url: URL, options: PullOptions, host: Host, command: Command): Credentials | null {
  const user = options.user ?? process.env["MOFC_USER"];
  const password = process.env["MOFC_PASSWORD"];
  if (user !== undefined && password !== undefined) return { user, password };
  const file = options.netrc ?? process.env["NETRC"] ?? `${homedir()}/.netrc`;
  const text = readExactText(file, host);
  if (text === null && options.netrc !== undefined) command.error(`error: the file "${options.netrc}" does not exist`);
  return text === null ? null : netrcCredentials(readNetrc(text), url.hostname, user);
}

function warnOfOpenPassword({ protocol, hostname }: URL, credentials: Credentials | null): void {
  if (credentials === null || protocol === "https:" || /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))
    return;
  printError("mofc: warning: the password goes over the network unencrypted; use https");
}

function printServerFault(error: unknown, { host, protocol }: URL): boolean {
  if (error instanceof CimError) printError(`mofc: error: ${host} answers ${visible(describe(error))}`);
  else if (error instanceof TransportError) printError(`mofc: error: ${host}: ${visible(hinted(error, protocol))}`);
  else return false;
  return true;
}

function hinted({ fault, message }: TransportError, protocol: string): string {
  const sentence = message.replace(/\.$/, "").replace(/^(?:The|No)\b/, (word) => word.toLowerCase());
  if (fault === "tls" && protocol === "https:")
    return `${sentence}; give the certificate that signed the server's with --ca`;
  if (fault === "unauthorized") return `${sentence}: set MOFC_USER and MOFC_PASSWORD`;
  return sentence;
}

function isNamespace(text: string): boolean {
  return /^[\p{L}\p{N}_-][\p{L}\p{N}_.-]*(?:\/[\p{L}\p{N}_-][\p{L}\p{N}_.-]*)*$/u.test(text);
}

function parseNamespace(value: string, previous: readonly string[]): string[] {
  const namespace = value.replaceAll("\\", "/").replace(/^\/+|\/+$/g, "");
  if (!isNamespace(namespace)) throw new InvalidArgumentError("Write a namespace as root/cimv2.");
  return [...previous, namespace];
}

function parseSeconds(value: string): number {
  const seconds = Number(value);
  if (!(seconds > 0 && seconds <= 86_400)) throw new InvalidArgumentError("Write a number of seconds.");
  return seconds;
}
