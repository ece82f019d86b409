import { describe, test } from "vitest";
import { expectCode } from "./expect-code.ts";

describe("binding-deprecated", () => {
  test("a property, with what to use", () => {
    expectCode("export const f = (task: cim.Task) => task.Phase;")
      .toReport("binding-deprecated Phase")
      .saying("Task.Phase is deprecated", "use Task.State");
  });

  test("a property that another one of the same type replaces is exchanged", () => {
    expectCode("export const f = (task: cim.Task) => task?.OldTitle ?? task.Id;")
      .toReport("binding-deprecated")
      .fix()
      .toEqual("export const f = (task: cim.Task) => task?.Title ?? task.Id;");
  });

  test("one of another type is left to the user", () => {
    const code = "export const f = (task: cim.Task) => task.Phase === null;";
    expectCode(code).toReport("binding-deprecated").fix().toEqual(code);
  });

  test.each([
    ["destructuring", "export const f = ({ Phase }: cim.Task) => Phase;", "Phase"],
    ["destructuring under another name", "export const f = ({ Phase: phase }: cim.Task) => phase;", "Phase"],
    ["an index", 'export const f = (task: cim.Task) => task["Phase"];', '"Phase"'],
    [
      "an instance that gets a value",
      'export const f = (task: cim.Task): cim.Task => ({ ...task, OldTitle: "x" });',
      "OldTitle",
    ],
    [
      "the input of a method",
      "export declare function kill(input: cim.Task_KillJob_Input): void;",
      "Task_KillJob_Input",
    ],
    [
      "a method of a provider",
      "export const f = (provider: cim.Task_Provider, input: never, context: never) => provider.KillJob(input, context);",
      "KillJob",
    ],
    [
      "a method that is called by its name, on a reference",
      'declare function invoke(path: cim.Reference<cim.Task>, method: string): void;\nexport const f = (path: cim.Reference<cim.Task>) => invoke(path, "KillJob");',
      '"KillJob"',
    ],
    [
      "a method of a class above",
      'declare function invoke(task: cim.MigrationTask, method: string): void;\nexport const f = (task: cim.MigrationTask) => invoke(task, "KillJob");',
      '"KillJob"',
    ],
    [
      "a method that is called on an object",
      'interface Handle<T> { instance: T; call(method: string): void }\nexport const f = (handle: Handle<cim.Task>) => handle.call("KillJob");',
      '"KillJob"',
    ],
  ])("%s", (_, code, at) => {
    expectCode(code).toReport(`binding-deprecated ${at}`);
  });

  test.each([
    [
      "imports and exports",
      'export { type Task_KillJob_Input } from "./cim/index.js";\nimport type { Task_KillJob_Input } from "./cim/index.js";',
    ],
    [
      "what a provider fills in",
      'export class Tasks extends cim.Task_Provider { #task: cim.Task | null = null; fill(task: cim.Task) { this.#task = { ...task, OldTitle: "x" }; } }',
    ],
    [
      "an instance that is written out",
      "export const f = (task: cim.Task): cim.Task => ({ ...task, Phase: null, OldTitle: null });",
    ],
    [
      "a provider that has the method",
      "export class Tasks extends cim.Task_Provider { override async KillJob() { return { ReturnValue: 1, out: {} } as const; } }",
    ],
    [
      "other things of the name",
      'const box = { Phase: 1 };\nexport const f = (name: string) => [box.Phase, name === "KillJob"];',
    ],
    [
      "a text that is not the name of a method there",
      'declare function log(service: cim.Service, text: string): void;\nexport const f = (service: cim.Service) => log(service, "KillJob");',
    ],
  ])("leaves alone %s", (_, code) => {
    expectCode(code).toReportNothing();
  });
});

describe("a deprecated method that another one replaces", () => {
  const invoke = (
    call: string,
  ): string => `declare function invoke(task: cim.Task, method: string, input: object): Promise<unknown>;
declare const task: cim.Task, provider: cim.Task_Provider, context: never, remove: boolean;
export async function f() { ${call} }`;
  const kill = "{ RequestedState: cim.Task_RequestStateChange_RequestedState.Kill }";

  test.each([
    [
      "by its name",
      'await invoke(task, "KillJob", { DeleteOnKill: false });',
      `await invoke(task, "RequestStateChange", ${kill});`,
    ],
    [
      "by its name, without waiting",
      "void invoke(task, 'KillJob', { DeleteOnKill: null });",
      `void invoke(task, 'RequestStateChange', ${kill});`,
    ],
    [
      "of a provider, with a code that is only told",
      "const { ReturnValue } = await provider.KillJob({ DeleteOnKill: false }, context); console.log(`${ReturnValue}`);",
      `const { ReturnValue } = await provider.RequestStateChange(${kill}, context); console.log(\`\${ReturnValue}\`);`,
    ],
  ])("is called as that: %s", (_, before, after) => {
    expectCode(invoke(before)).toReport("binding-deprecated").fix().toEqual(invoke(after));
  });

  test.each([
    ["what is given has no counterpart", 'await invoke(task, "KillJob", { DeleteOnKill: true });'],
    ["what is given is not written out", 'await invoke(task, "KillJob", { DeleteOnKill: remove });'],
    ["the answer is handed on", 'return invoke(task, "KillJob", { DeleteOnKill: false });'],
    [
      "the code is compared",
      "const { ReturnValue } = await provider.KillJob({ DeleteOnKill: false }, context); return ReturnValue === cim.Task_KillJob_ReturnValue.Completed;",
    ],
  ])("is left to the user where %s", (_, call) => {
    expectCode(invoke(call)).toReport("binding-deprecated").fix().toEqual(invoke(call));
  });

  test("is told of a provider for a subclass too", () => {
    expectCode(
      "export const f = (provider: cim.MigrationTask_Provider, input: never, context: never) => provider.KillJob(input, context);",
    ).toReport("binding-deprecated KillJob");
  });
});

describe("binding-experimental", () => {
  test("is told where it is asked for", () => {
    const code = "export const f = (task: cim.Task) => task.Owner;";
    expectCode(code).toReportNothing();
    expectCode(code, { rules: { "binding-experimental": "info" } })
      .toReport("binding-experimental Owner")
      .saying("Task.Owner is experimental and may change", null);
  });
});

describe("binding-read-only", () => {
  test.each([
    [
      "a copy",
      "export function f(task: cim.Task) { const copy = { ...task }; copy.State = cim.Task_State.Running; return copy; }",
      "copy.State",
    ],
    [
      "a type without readonly",
      "export function f(task: { -readonly [K in keyof cim.Task]: cim.Task[K] }) { task.State = cim.Task_State.Running; }",
      "task.State",
    ],
    [
      "an index",
      'export function f(task: cim.Task) { const copy = { ...task }; copy["State"] = cim.Task_State.Running; return copy; }',
      'copy["State"]',
    ],
    [
      "the instance itself, which the compiler refuses too",
      "export function f(task: cim.Task) { task.State = cim.Task_State.Running; }",
      "task.State",
    ],
  ])("%s", (_, code, at) => {
    expectCode(code)
      .toReport(`binding-read-only ${at}`)
      .saying(
        "Task.State cannot be written: only the provider changes it",
        "look for a method of the schema that does what you mean",
      );
  });

  test.each([
    ["what can be written", "export function f(service: cim.Service) { service.Mode = cim.Service_Mode.Enabled; }"],
    ["new instances", "export const f = (task: cim.Task): cim.Task => ({ ...task, State: cim.Task_State.Running });"],
    [
      "a provider",
      "export class Tasks extends cim.Task_Provider {}\nexport function f(task: cim.Task) { const copy = { ...task }; copy.State = cim.Task_State.Running; return copy; }",
    ],
  ])("leaves alone %s", (_, code) => {
    expectCode(code).toReportNothing();
  });
});
