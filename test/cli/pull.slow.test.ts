/** `mofc pull`, as a user runs it against a server. */
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { answer, type Call, errorAnswer, startServer } from "../runtime/cim-xml/answers.ts";
import { startMofc, type Outcome } from "../run-mofc.ts";
import { ProjectFolder } from "./project-folder.ts";

const qualifiers = `<QUALIFIER.DECLARATION NAME="Key" TYPE="boolean" OVERRIDABLE="false">
<SCOPE REFERENCE="true" PROPERTY="true"/><VALUE>FALSE</VALUE></QUALIFIER.DECLARATION>`;

const disk = `<CLASS NAME="TST_Disk"><PROPERTY NAME="Id" TYPE="string">
<QUALIFIER NAME="Key" TYPE="boolean" OVERRIDABLE="false"><VALUE>TRUE</VALUE></QUALIFIER></PROPERTY>
<PROPERTY NAME="Size" TYPE="uint64"></PROPERTY></CLASS>`;
const fastDisk = '<CLASS NAME="TST_FastDisk" SUPERCLASS="TST_Disk"></CLASS>';

/** A server with these classes; what it was asked is in `calls`. */
async function schemaServer(classes: () => string): Promise<{ readonly url: string; readonly calls: Call[] }> {
  const calls: Call[] = [];
  const url = await startServer((call) => {
    calls.push(call);
    const { operation, body } = call;
    switch (operation) {
      case "EnumerateQualifiers":
        return answer(operation, qualifiers);
      case "EnumerateClasses":
        return answer(operation, classes());
      case "GetClass": {
        const [, name = ""] = /<CLASSNAME NAME="(\w+)"/.exec(body) ?? [];
        const [found] = new RegExp(`<CLASS NAME="${name}"[^]*?</CLASS>`).exec(classes()) ?? [];
        return found === undefined ? errorAnswer(operation, 6, "no such class") : answer(operation, found);
      }
      default:
        return errorAnswer(operation, 3, "no such namespace");
    }
  });
  return { url, calls };
}

/** The server answers in this process, so that nothing may wait for mofc. */
async function run(
  project: ProjectFolder,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const child = startMofc(project.path, ["pull", ...args], { HOME: project.path, ...env });
  let out = "";
  let error = "";
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (error += chunk.toString()));
  child.stdin?.end();
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, error };
}

describe("a namespace", () => {
  test("is written as MOF that mofc reads, and written again only where it changed", async () => {
    let classes = disk + fastDisk;
    const { url } = await schemaServer(() => classes);
    const project = new ProjectFolder();
    const args = [url, "--namespace", "root/test"];

    expect(await run(project, args)).toEqual({ code: 0, out: "mof: 4 written, 0 unchanged\n", error: "" });
    expect(project.read("mof/root/test/TST_Disk.mof")).toBe(`// Pulled by mofc from a server's namespace root/test.
class TST_Disk {
  [Key]
  string Id;

  uint64 Size;
};
`);
    expect(project.run("check")).toEqual({ code: 0, out: "", error: "" });
    expect(await run(project, [...args, "--check"])).toEqual({ code: 0, out: "mof: up to date, 4 files\n", error: "" });

    project.write("mof/root/test/Mine.mof", "// A file of my own.\n");
    classes = disk.replace("uint64", "uint32");
    const stale = await run(project, [...args, "--check"]);
    expect(stale.code).toBe(1);
    expect(stale.out).toContain("stale    mof/root/test/TST_Disk.mof\n");
    expect(stale.out).toContain("extra    mof/root/test/TST_FastDisk.mof\n");
    expect(stale.out).toContain("-  uint64 Size;\n+  uint32 Size;\n");
    expect(stale.error).toBe(
      'mof is not up to date: 2 stale, 1 extra. Run "mofc pull". ' +
        'To see what changed, pull into another folder and run "mofc diff".\n',
    );

    expect((await run(project, [...args, "--out", "now"])).code).toBe(0);
    const changes = project.run("diff", "mof", "now");
    expect(changes.out).toContain("TST_FastDisk");
    expect(changes.out).toContain("Size");

    expect((await run(project, args)).out).toBe("mof: 2 written, 1 unchanged, 1 removed\n");
    expect(project.read("mof/root/test/Mine.mof")).toBe("// A file of my own.\n");
    expect((await run(project, [...args, "--check"])).code).toBe(0);
  });

  test("is not written over files that mofc did not write, unless --force is given", async () => {
    const { url } = await schemaServer(() => disk);
    const mine = "class TST_Disk { [Key] string Id; };\n";
    const project = new ProjectFolder({ "mof/root/test/TST_Disk.mof": mine });
    const args = [url, "--namespace", "root/test"];

    const { code, error } = await run(project, args);
    expect(code).toBe(2);
    expect(error).toContain("--force overwrites them:\n  mof/root/test/TST_Disk.mof\n");
    expect(project.read("mof/root/test/TST_Disk.mof")).toBe(mine);
    expect((await run(project, [...args, "--force"])).code).toBe(0);
    expect(project.read("mof/root/test/TST_Disk.mof")).toContain("// Pulled by mofc");
  });

  test("may be a class with what it needs", async () => {
    const { url } = await schemaServer(() => `${disk + fastDisk}<CLASS NAME="TST_Other"></CLASS>`);
    const project = new ProjectFolder();
    const pulled = await run(project, [url, "-n", "root/test", "--class", "TST_FastDisk", "--class", "TST_Gone"]);
    expect(pulled).toEqual({
      code: 0,
      out: "mof: 4 written, 0 unchanged\n",
      error:
        "mofc: warning: root/test: the server does not tell the class TST_Gone: CIM_ERR_NOT_FOUND: no such class\n",
    });
    expect(project.read("mof/root/test.mof")).toContain(
      '#pragma include ("test/TST_Disk.mof")\n#pragma include ("test/TST_FastDisk.mof")\n',
    );
  });
});

describe("credentials", () => {
  const authorization = async (args: readonly string[], env: Record<string, string>, netrc = ""): Promise<unknown> => {
    const { url, calls } = await schemaServer(() => disk);
    const project = new ProjectFolder({ ".netrc": netrc, "servers.netrc": "machine 127.0.0.1 login bob password b" });
    const address = args[0] === "in the URL" ? url.replace("//", "//carol:c%20d@") : url;
    const { code, error } = await run(project, [address, "-n", "root/test", ...args.slice(1)], env);
    expect(code).toBe(0);
    const [, basic = ""] = /^Basic (.*)$/.exec(calls[0]?.headers.authorization ?? "") ?? [];
    return [Buffer.from(basic, "base64").toString(), error.includes("a password in the URL is seen")];
  };

  test.each([
    ["from nowhere", [""], {}, "", ["", false]],
    ["from the environment", [""], { MOFC_USER: "alice", MOFC_PASSWORD: "a" }, "", ["alice:a", false]],
    ["from a netrc file", ["", "--netrc", "servers.netrc"], {}, "", ["bob:b", false]],
    ["from ~/.netrc, for one user", ["", "--user", "dan"], {}, "default login dan password d", ["dan:d", false]],
    ["from the URL, with a warning", ["in the URL"], {}, "", ["carol:c d", true]],
  ] as const)("%s", async (_, args, env, netrc, expected) => {
    expect(await authorization(args, env, netrc)).toEqual(expected);
  });

  test("that the server refuses", async () => {
    const url = await startServer((_, response) => {
      response.writeHead(401, { "WWW-Authenticate": 'Basic realm="test"' });
      response.flushHeaders();
      return undefined;
    });
    expect(await run(new ProjectFolder(), [url, "-n", "root/test"])).toEqual({
      code: 1,
      out: "",
      error: `mofc: error: ${new URL(url).host}: the server wants other credentials: set MOFC_USER and MOFC_PASSWORD\n`,
    });
  });
});

describe("TLS", () => {
  const certificate = "test/cases/tls/certificate.pem";

  async function tlsServer(): Promise<string> {
    const server = createServer(
      { cert: readFileSync(certificate), key: readFileSync("test/cases/tls/key.pem") },
      (request, response) => {
        const operation = String(request.headers["cimmethod"]);
        request.resume();
        request.on("end", () => response.end(answer(operation, operation === "EnumerateClasses" ? disk : qualifiers)));
      },
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test.each([
    ["a certificate that nobody signed is refused", [], 1, "give the certificate that signed the server's with --ca"],
    ["unless it is named", ["--ca", "ca.pem"], 0, ""],
    ["or any will do", ["--insecure"], 0, ""],
  ])("%s", async (_, args, code, complaint) => {
    const project = new ProjectFolder({ "ca.pem": readFileSync(certificate) });
    const pulled = await run(project, [await tlsServer(), "-n", "root/test", ...args]);
    expect(pulled.error).toContain(complaint);
    expect(pulled.code).toBe(code);
  });
});

test.each([
  [["http://127.0.0.1"], "name the namespaces with --namespace, or ask for all with --all-namespaces"],
  [["127.0.0.1", "-n", "root"], '"127.0.0.1" is not the URL of a server: write http://host or https://host'],
  [["http://h", "-n", "../x"], "Write a namespace as root/cimv2."],
  [["http://h", "-n", "root", "--ca", "gone.pem"], 'the file "gone.pem" does not exist'],
])("wrong usage: %j", async (args, complaint) => {
  const { code, error } = await run(new ProjectFolder(), args);
  expect(error).toContain(complaint);
  expect(code).toBe(2);
});

test("a server that does not tell its namespaces", async () => {
  const { url } = await schemaServer(() => "");
  const { code, error } = await run(new ProjectFolder(), [url, "--all-namespaces"]);
  expect(error).toBe(`mofc: error: ${new URL(url).host} does not tell its namespaces; name them with --namespace\n`);
  expect(code).toBe(1);
});
