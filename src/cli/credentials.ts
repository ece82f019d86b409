/** Who somebody is to a server: from the URL, the environment, a netrc file, or asked for at the terminal. */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

export interface NetrcEntry {
  /** `null` for the entry `default`, which is for all other machines. */
  readonly machine: string | null;
  readonly login: string | null;
  readonly password: string | null;
}

/** The entries of a netrc file, as curl and ftp read it: words with blanks between them; a word may be quoted. */
export function readNetrc(text: string): NetrcEntry[] {
  const words = [...text.replace(/^\s*#.*$/gm, "").matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, bare = ""]) => quoted?.replace(/\\(.)/g, "$1") ?? bare,
  );
  const entries: { -readonly [Key in keyof NetrcEntry]: NetrcEntry[Key] }[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === "default") entries.push({ machine: null, login: null, password: null });
    else if (word === "machine") entries.push({ machine: words[++at] ?? "", login: null, password: null });
    else if (word === "login" || word === "password") {
      const entry = entries.at(-1);
      const value = words[++at] ?? null;
      if (entry !== undefined) entry[word] = value;
    } else if (word === "account") at++;
  }
  return entries;
}

/** What a netrc file has for a machine, and for one user of it if one is named. */
export function netrcCredentials(
  entries: readonly NetrcEntry[],
  machine: string,
  user: string | undefined,
): Credentials | null {
  const entry = entries.find(
    (each) =>
      (each.machine === null || each.machine.toLowerCase() === machine.toLowerCase()) &&
      each.password !== null &&
      (user === undefined ? each.login !== null : each.login === null || each.login === user),
  );
  const name = user ?? entry?.login ?? null;
  return entry === undefined || name === null || entry.password === null
    ? null
    : { user: name, password: entry.password };
}

/** Asks at the terminal. What is typed as the password is not shown. */
export async function askForCredentials(server: string, user: string | undefined): Promise<Credentials> {
  const name = user ?? (await ask(`User at ${server}: `, false));
  return { user: name, password: await ask(`Password of ${name} at ${server}: `, true) };
}

async function ask(question: string, isSecret: boolean): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({
    input: process.stdin,
    output: isSecret ? silent : process.stderr,
    terminal: true,
  });
  try {
    if (isSecret) process.stderr.write(question);
    return await terminal.question(isSecret ? "" : question);
  } finally {
    terminal.close();
    if (isSecret) process.stderr.write("\n");
  }
}
