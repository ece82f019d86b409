import { describe, test } from "vitest";
import { expectCode } from "./expect-code.ts";

describe("enum-literal", () => {
  test.each([
    [
      "a comparison",
      "export const f = (job: cim.Task) => job.State === 4;",
      "export const f = (job: cim.Task) => job.State === cim.Task_State.Running;",
    ],
    [
      "a comparison the other way round",
      "export const f = (job: cim.Task) => 4 != job.State;",
      "export const f = (job: cim.Task) => cim.Task_State.Running != job.State;",
    ],
    [
      "a variable",
      "export const state: cim.Task_State = 4;",
      "export const state: cim.Task_State = cim.Task_State.Running;",
    ],
    [
      "a property",
      "export const input: cim.Task_RequestStateChange_Input = { RequestedState: 5 };",
      "export const input: cim.Task_RequestStateChange_Input = { RequestedState: cim.Task_RequestStateChange_RequestedState.Kill };",
    ],
    [
      "an assignment",
      "export const f = (service: cim.Service) => { service.Mode = 1; };",
      "export const f = (service: cim.Service) => { service.Mode = cim.Service_Mode.Enabled; };",
    ],
    [
      "an argument",
      "declare function wait(state: cim.Task_State): void;\nwait(7);",
      "declare function wait(state: cim.Task_State): void;\nwait(cim.Task_State.Completed);",
    ],
    [
      "a default",
      "export function wait(state: cim.Task_State = 7) { return state; }",
      "export function wait(state: cim.Task_State = cim.Task_State.Completed) { return state; }",
    ],
    [
      "a return",
      "export function f(): cim.Task_State { return 7; }",
      "export function f(): cim.Task_State { return cim.Task_State.Completed; }",
    ],
    [
      "a return of an async function",
      "export async function f(): Promise<cim.Task_State> { return 7; }",
      "export async function f(): Promise<cim.Task_State> { return cim.Task_State.Completed; }",
    ],
    [
      "a case",
      "export function f(job: cim.Task) { switch (job.State) { case 4: return 1; default: return 0; } }",
      "export function f(job: cim.Task) { switch (job.State) { case cim.Task_State.Running: return 1; default: return 0; } }",
    ],
    [
      "a constant list that is searched",
      "const over: readonly number[] = [7, 10];\nexport const f = (state: cim.Task_State) => over.includes(state);",
      "const over: readonly number[] = [cim.Task_State.Completed, cim.Task_State.Exception];\nexport const f = (state: cim.Task_State) => over.includes(state);",
    ],
    [
      "a list of values",
      "export const f = (service: cim.Service) => service.Health?.includes(5);",
      "export const f = (service: cim.Service) => service.Health?.includes(cim.Service_Health.Error);",
    ],
    [
      "a set",
      "const over = new Set<number>([7, 10]);\nexport const f = (state: cim.Task_State) => over.has(state);",
      "const over = new Set<number>([cim.Task_State.Completed, cim.Task_State.Exception]);\nexport const f = (state: cim.Task_State) => over.has(state);",
    ],
    [
      "the keys of a Map",
      'const texts = new Map<number, string>([[4, "runs"]]);\nexport const f = (state: cim.Task_State) => texts.get(state);',
      'const texts = new Map<number, string>([[cim.Task_State.Running, "runs"]]);\nexport const f = (state: cim.Task_State) => texts.get(state);',
    ],
    [
      "the keys of a Record",
      'export const texts: Partial<Record<cim.Task_State, string>> = { 4: "runs" };',
      'export const texts: Partial<Record<cim.Task_State, string>> = { [cim.Task_State.Running]: "runs" };',
    ],
    [
      "the keys of a table that is indexed",
      'const texts: Record<number, string> = { 4: "runs" };\nexport const f = (state: cim.Task_State) => texts[state];',
      'const texts: Record<number, string> = { [cim.Task_State.Running]: "runs" };\nexport const f = (state: cim.Task_State) => texts[state];',
    ],
    [
      "a key of a type that is written out",
      'export const texts: { [State in cim.Task_State]?: string } = { [4]: "runs" };',
      'export const texts: { [State in cim.Task_State]?: string } = { [cim.Task_State.Running]: "runs" };',
    ],
    [
      "an index",
      "export const f = (texts: Readonly<Record<cim.Task_State, string>>) => texts[4];",
      "export const f = (texts: Readonly<Record<cim.Task_State, string>>) => texts[cim.Task_State.Running];",
    ],
    [
      "an assertion to number",
      "declare function wait(state: cim.Task_State): void;\nwait(7 as number);",
      "declare function wait(state: cim.Task_State): void;\nwait(cim.Task_State.Completed);",
    ],
    ["an assertion", "export const state = 4 as cim.Task_State;", "export const state = cim.Task_State.Running;"],
    [
      "a string",
      'export const mode = "Manual" as cim.Service_StartMode;',
      "export const mode = cim.Service_StartMode.Manual;",
    ],
  ])("%s", (_, before, after) => {
    const codes = before.match(/\b7, 10\b/) ? (["enum-literal", "enum-literal"] as const) : (["enum-literal"] as const);
    expectCode(before)
      .toReport(...codes)
      .fix()
      .toEqual(after);
  });

  test("an order, which means nothing either way", () => {
    expectCode("export const f = (state: cim.Task_State) => state >= 7;")
      .toReport("code-arithmetic state >= 7", "enum-literal 7")
      .fix()
      .toEqual("export const f = (state: cim.Task_State) => state >= cim.Task_State.Completed;");
  });

  // Without an enum such a list has its members alone for its type, and may not be asked for others.
  const [searched, mapped] = [
    "export const f = (state: cim.Task_State) => over.includes(state);",
    "export const f = (state: cim.Task_State) => over.has(state);",
  ];
  const done = "cim.Task_State.Completed";
  test.each([
    [
      "a list",
      `const over = [7];\n${searched}`,
      `const over = [${done}];\n${searched}`,
      `const over = [${done}] as cim.Task_State[];\n${searched}`,
    ],
    [
      "a list in its place",
      "export const f = (state: cim.Task_State) => [7].includes(state);",
      `export const f = (state: cim.Task_State) => [${done}].includes(state);`,
      `export const f = (state: cim.Task_State) => ([${done}] as cim.Task_State[]).includes(state);`,
    ],
    [
      "a set",
      `const over = new Set([7]);\n${mapped}`,
      `const over = new Set([${done}]);\n${mapped}`,
      `const over = new Set<cim.Task_State>([${done}]);\n${mapped}`,
    ],
    [
      "a Map, by hand",
      `const over = new Map([[7, ""]]);\n${mapped}`,
      `const over = new Map([[${done}, ""]]);\n${mapped}`,
      `const over = new Map([[7, ""]]);\n${mapped}`,
    ],
  ])("gets its type where it has none: %s", (_, before, after, inConstStyle) => {
    expectCode(before).toReport("enum-literal 7").fix().toEqual(after, inConstStyle);
  });

  test.each([
    [
      "an alias of the type",
      "type State = cim.Task_State;\nexport const f = (state: State | undefined) => state === 4;",
    ],
    ["destructuring", "export const f = ({ State: now }: cim.Task) => now === 4;"],
    ["a type parameter", "export const f = <S extends cim.Task_State>(state: S) => (state as cim.Task_State) === 4;"],
    ["a conversion", "export const f = (job: cim.Task) => Number(job.State) === 4;"],
    ["an assertion to number", "export const f = (job: cim.Task) => (job.State as number) === 4;"],
    [
      "a constant of type number",
      "export function f(job: cim.Task) { const state: number = job.State ?? 0; return state === 4; }",
    ],
    ["a type that picks the property", 'export const f = (job: Pick<cim.Task, "State">) => job.State === 4;'],
    ["an index type", 'export const f = (state: cim.Task["State"]) => state === 4;'],
    [
      "what is left of the type",
      "export const f = (state: cim.Task_State) => state === cim.Task_State.New ? 0 : state === 4 ? 1 : 2;",
    ],
  ])("sees through %s", (_, code) => {
    expectCode(code).toReport("enum-literal");
  });

  const override = (body: string): string => `import * as cim from "./cim/index.js";
import { failed } from "./cim/runtime/provider-result.js";
export class Services extends cim.Service_Provider {
  override async Migrate(): Promise<cim.Service_Migrate_Result> { ${body} }
}`;

  test.each([
    [
      "what a provider gave back",
      "export const f = (result: cim.Service_Migrate_Result) => result.ReturnValue === 2;",
      "export const f = (result: cim.Service_Migrate_Result) => result.ReturnValue === cim.Service_Migrate_ReturnValue.Failed;",
    ],
    [
      "its code by the name of the property",
      'type Code = cim.Service_Migrate_Result["ReturnValue"];\nexport const f = (code: Code) => code === 2;',
      'type Code = cim.Service_Migrate_Result["ReturnValue"];\nexport const f = (code: Code) => code === cim.Service_Migrate_ReturnValue.Failed;',
    ],
    [
      "its parts",
      "export const f = ({ ReturnValue: code }: cim.Service_Migrate_Result) => code === 2;",
      "export const f = ({ ReturnValue: code }: cim.Service_Migrate_Result) => code === cim.Service_Migrate_ReturnValue.Failed;",
    ],
    [
      "what a provider gives back",
      override("return { ReturnValue: 2, out: {} };"),
      override("return { ReturnValue: cim.Service_Migrate_ReturnValue.Failed, out: {} };"),
    ],
    [
      "the argument of what makes it",
      override("return failed(2);"),
      override("return failed(cim.Service_Migrate_ReturnValue.Failed);"),
    ],
  ])("sees %s", (_, before, after) => {
    expectCode(before).toReport("enum-literal 2").fix().toEqual(after);
  });

  test("says what to write", () => {
    expectCode("export const f = (job: cim.Task) => job.State === 4;")
      .toReport("enum-literal 4")
      .saying("4 stands for a value of Task.State", "write Task_State.Running");
  });

  test.each([
    ["a conversion", 'export const f = (job: cim.Task) => String(job.State) === "4";'],
    ["a template", 'export const f = (job: cim.Task) => `${job.State}` === "4";'],
    ["a method", 'export const f = (job: cim.Task) => job.State?.toString() === "4";'],
    [
      "a switch",
      'export function f(job: cim.Task) { switch (String(job.State)) { case "4": return 1; default: return 0; } }',
    ],
  ])("sees a number as a text: %s", (_, code) => {
    expectCode(code)
      .toReport('enum-literal "4"')
      .saying('"4" stands for a value of Task.State', "write Task_State.Running")
      .fix()
      .toEqual(code);
  });

  test("a constant of the user's is named where it is used, and left to him", () => {
    const code = "const RUNNING = 4;\nexport const f = (job: cim.Task) => job.State === RUNNING;";
    expectCode(code).toReport("enum-literal RUNNING").fix().toEqual(code);
  });

  test("sees through a module that exports the bindings under other names", () => {
    const files = {
      "names.ts":
        'export { Task_State as State } from "./cim/index.js";\nexport type { Task } from "./cim/index.js";\n',
    };
    expectCode(
      'import { type Task, State } from "./names.js";\nexport const f = (job: Task) => job.State === 4 || job.State === State.New;',
      { files },
    )
      .toReport("enum-literal")
      .fix()
      .toEqual(
        'import { type Task, State } from "./names.js";\nexport const f = (job: Task) => job.State === State.Running || job.State === State.New;',
      );
  });

  test("sees through lists and tables of other files, and tells of them where they are used", () => {
    const files = {
      "states.ts":
        'export const over = new Set<number>([7]);\nexport const texts: Record<number, string> = { 7: "over" };\nexport const done = 7;\n',
    };
    const code = (use: string): string =>
      `import type { Task_State } from "./cim/index.js";\nimport { done, over, texts } from "./states.js";\nexport const f = (state: Task_State) => [${use}, done, over, texts];`;
    expectCode(code("over.has(state)"), { files })
      .toReport("enum-literal over")
      .saying("7 of over stands for a value of Task.State", "write Task_State.Completed")
      .fix()
      .toEqual(code("over.has(state)"));
    expectCode(code("texts[state]"), { files }).toReport("enum-literal texts");
    expectCode(code("state === done"), { files }).toReport("enum-literal done");
  });

  test.each([
    ["members", "export const f = (job: cim.Task) => job.State === cim.Task_State.Running;"],
    [
      "members under a name of one's own",
      "const { Running } = cim.Task_State;\nconst States = { done: cim.Task_State.Completed } as const;\nexport const f = (job: cim.Task) => job.State === Running || job.State === States.done;",
    ],
    [
      "computed keys and indexes with members",
      'export const texts: Partial<Record<cim.Task_State, string>> = { [cim.Task_State.Running]: "runs" };\nexport const text = texts[cim.Task_State.Running];',
    ],
    ["other numbers", "export const f = (job: cim.Task, n: number) => n === 4 && job.State !== null;"],
    [
      "null and undefined",
      "export const f = (job: cim.Task | undefined) => job?.State === null || job?.State === undefined;",
    ],
    ["what stands in for a missing value", "export const f = (job: cim.Task) => job.State ?? 0;"],
    ["the bounds of ranges", "export const f = (state: cim.Task_State) => state >= 32768;"],
    ["a value that is left to vendors", "export const f = (job: cim.Task) => (job.State as number) === 32768;"],
    ["a type beside the enum", "export const wait = (state: cim.Task_State | 99) => state;\nwait(99);"],
    [
      "other values of an object",
      'export const row = { state: cim.Task_State.Running as cim.Task_State, width: 4, title: "Manual" };',
    ],
    [
      "lengths and indexes",
      "export const f = (service: cim.Service) => service.Health?.length === 2 ? service.Health[0] : null;",
    ],
    [
      "digits of another base",
      'export const f = (code: cim.Service_Migrate_ReturnValue) => code.toString(16) === "2";',
    ],
    ["other texts", 'export const f = (job: cim.Task) => `state ${job.State}` === "4" || job.Title === "4";'],
    ["bits", "export const f = (job: cim.Task) => ((job.State ?? 0) & 4) === 4;"],
  ])("leaves alone %s", (_, code) => {
    expectCode(code).toReportNothing();
  });
});

describe("imports of a fix", () => {
  const use = "export const f = (job: Task) => job.State === 4;\n";
  const fixed = "export const f = (job: Task) => job.State === Task_State.Running;\n";
  test.each([
    [
      "one more name",
      'import { Task_State_ValueMap, type Task } from "./cim/index.js";',
      'import { Task_State_ValueMap, type Task, Task_State } from "./cim/index.js";',
    ],
    [
      "a declaration beside one of types",
      'import type { Task } from "./cim/index.js";',
      'import type { Task } from "./cim/index.js";\nimport { Task_State } from "./cim/index.js";',
    ],
    [
      "a type that becomes a value",
      'import { type Task, type Task_State } from "./cim/index.js";',
      'import { type Task, Task_State } from "./cim/index.js";',
    ],
    [
      "a type among types that becomes a value",
      'import type { Task, Task_State } from "./cim/index.js";',
      'import { type Task, Task_State } from "./cim/index.js";',
    ],
    [
      "quotes and ends as they are",
      "import type { Task } from './cim/index.js'",
      "import type { Task } from './cim/index.js'\nimport { Task_State } from './cim/index.js'",
    ],
    [
      "the generated file itself where no import leads there",
      'import type { MyTask as Task } from "./mine.js";',
      'import type { MyTask as Task } from "./mine.js";\nimport { Task_State } from "./cim/enums/Task.js";',
    ],
  ])("%s", (_, before, after) => {
    const files = {
      "mine.ts": 'import type { Task } from "./cim/index.js";\nexport interface MyTask extends Task {}\n',
    };
    expectCode(`${before}\n${use}`, { files }).toReport("enum-literal").fix().toEqual(`${after}\n${fixed}`);
  });

  test("one for all fixes of a file", () => {
    const before =
      'import type { Task } from "./cim/index.js";\nexport const f = (job: Task) => job.State === 4 || job.State === 7;\n';
    const after =
      'import type { Task } from "./cim/index.js";\nimport { Task_State } from "./cim/index.js";\nexport const f = (job: Task) => job.State === Task_State.Running || job.State === Task_State.Completed;\n';
    expectCode(before).toReport("enum-literal", "enum-literal").fix().toEqual(after);
  });

  test("none where the name is taken", () => {
    const code = `import type { Task } from "./cim/index.js";\nconst Task_State = 1;\n${use}export { Task_State };\n`;
    expectCode(code).toReport("enum-literal").fix().toEqual(code);
  });
});

describe("enum-other-element", () => {
  test("a number under another meaning", () => {
    expectCode(
      "export const f = (job: cim.Task) => (job.State as number) === cim.Task_RequestStateChange_RequestedState.Suspend;",
    )
      .toReport("enum-other-element cim.Task_RequestStateChange_RequestedState.Suspend")
      .saying(
        "Task_RequestStateChange_RequestedState.Suspend is not a value of Task.State",
        '3 means "Starting" in Task.State',
      );
  });

  test("in a place that takes literals", () => {
    expectCode(
      "export const input: cim.Task_RequestStateChange_Input = { RequestedState: cim.Task_State.Running };",
    ).toReport("enum-other-element");
  });

  test.each([
    [
      "a constant",
      "const kill = cim.Task_RequestStateChange_RequestedState.Kill;\nexport const f = (job: cim.Task) => Number(job.State) === kill;",
      "kill",
    ],
    [
      "a part of the enum",
      "const { Kill } = cim.Task_RequestStateChange_RequestedState;\nexport const f = (job: cim.Task) => Number(job.State) === Kill;",
      "Kill",
    ],
    [
      "a property of a constant object",
      "const requests = { kill: cim.Task_RequestStateChange_RequestedState.Kill } as const;\nexport const f = (job: cim.Task) => Number(job.State) === requests.kill;",
      "requests.kill",
    ],
    [
      "an assertion",
      "export const state: cim.Task_State = cim.Task_RequestStateChange_RequestedState.Kill as never;",
      "cim.Task_RequestStateChange_RequestedState.Kill",
    ],
    [
      "a computed key",
      'const texts: Record<number, string> = { [cim.Task_RequestStateChange_RequestedState.Kill]: "ends" };\nexport const f = (state: cim.Task_State) => texts[state];',
      "cim.Task_RequestStateChange_RequestedState.Kill",
    ],
    [
      "an index",
      "export const f = (texts: Record<cim.Task_State, string>) => texts[cim.Task_RequestStateChange_RequestedState.Kill as never];",
      "cim.Task_RequestStateChange_RequestedState.Kill",
    ],
    [
      "a provider's code",
      "export class Services extends cim.Service_Provider { override async Migrate(): Promise<cim.Service_Migrate_Result> { return { ReturnValue: cim.Task_RequestStateChange_RequestedState.Start as never, out: {} }; } }",
      "cim.Task_RequestStateChange_RequestedState.Start",
    ],
  ])("is seen through %s", (_, code, at) => {
    expectCode(code).toReport(`enum-other-element ${at}`);
  });

  const request = "request: cim.Task_RequestStateChange_RequestedState";
  test.each([
    ["a comparison", `export const f = (${request}, job: cim.Task) => (request as number) === job.State;`],
    [
      "an argument",
      `declare function wait(state: cim.Task_State): void;\nexport const f = (${request}) => wait(request as number as cim.Task_State);`,
    ],
    ["a return", `export function f(${request}): cim.Task_State { return request as never; }`],
    ["a property", `export const f = (${request}, job: cim.Task): cim.Task => ({ ...job, State: request as never });`],
  ])("a variable of another element in %s", (_, code) => {
    expectCode(code)
      .toReport("enum-other-element request")
      .saying(
        "request is a value of Task.RequestStateChange(RequestedState), not of Task.State",
        "no value means the same in both",
      );
  });

  test.each([
    [
      "elements that have a meaning in common",
      "export const f = (code: cim.Service_Migrate_ReturnValue, kill: cim.Task_KillJob_ReturnValue) => (code as number) === kill;",
    ],
    [
      "what takes both",
      `export const text = (code: cim.Task_State | cim.Task_RequestStateChange_RequestedState) => String(code);\nexport const f = (${request}) => text(request);`,
    ],
    [
      "what takes any number",
      `export const text = (code: number) => String(code);\nexport const f = (${request}) => text(request);`,
    ],
  ])("leaves alone %s", (_, code) => {
    expectCode(code).toReportNothing();
  });

  test("a value with the same meaning is exchanged", () => {
    expectCode(
      "export const f = (code: cim.Service_Migrate_ReturnValue) => (code as number) === cim.Task_KillJob_ReturnValue.NotSupported;",
    )
      .toReport("enum-other-element")
      .fix()
      .toEqual(
        "export const f = (code: cim.Service_Migrate_ReturnValue) => (code as number) === cim.Service_Migrate_ReturnValue.NotSupported;",
      );
  });

  test("leaves alone the same code of the class above", () => {
    expectCode(
      "export const f = (code: cim.MigrationTask_RequestStateChange_ReturnValue) => (code as number) === cim.Task_RequestStateChange_ReturnValue.Busy;",
    ).toReportNothing();
  });
});

describe("value-unknown and value-reserved", () => {
  test("a value that the value map does not have", () => {
    expectCode("export const f = (code: cim.Task_RequestStateChange_ReturnValue) => (code as number) === 32775;")
      .toReport("value-unknown 32775")
      .saying("Task.RequestStateChange() has no value 32775", null);
  });

  test("a constant of the user's with such a value", () => {
    expectCode(
      "enum Codes { InUse = 32775 }\nexport const f = (code: cim.Task_RequestStateChange_ReturnValue) => (code as number) === Codes.InUse;",
    ).toReport("value-unknown Codes.InUse");
  });

  test("a reserved value", () => {
    expectCode("export const f = (job: cim.Task) => (job.State as number) === 12;")
      .toReport("value-reserved 12")
      .saying('12 is reserved in Task.State ("DMTF Reserved")', null);
  });

  test.each([
    ["a list", "export const f = (job: cim.Task) => [1].includes(Number(job.State));"],
    [
      "the keys of a Map",
      'const texts = new Map<number, string>([[1, "?"]]);\nexport const f = (state: cim.Task_State) => texts.get(state);',
    ],
    [
      "the keys of a Record",
      'export const texts: Partial<Record<cim.Task_State, string>> & Record<number, string> = { 1: "?" };',
    ],
    [
      "an index",
      "export const f = (texts: Record<number, string> & Partial<Record<cim.Task_State, string>>) => texts[1];",
    ],
    ["an assertion", "export const state = 1 as cim.Task_State;"],
    ["an argument", "declare function wait(state: cim.Task_State): void;\nwait(1 as never);"],
    ["a return", "export function f(): cim.Task_State { return 1 as number as never; }"],
    [
      "a provider's code",
      "export const f = (result: cim.Task_RequestStateChange_Result) => Number(result.ReturnValue) === 1;",
    ],
  ])("%s", (_, code) => {
    expectCode(code).toReport("value-unknown 1");
  });

  test("each case of a switch is one", () => {
    expectCode(
      "export function f(job: cim.Task) { switch (job.State as number) { case 1: return 1; case 12: return 2; default: return 0; } }",
    ).toReport("value-unknown 1", "value-reserved 12");
  });

  test.each([
    ["vendors' values", "export const f = (code: cim.Service_Migrate_ReturnValue) => (code as number) === 32768;"],
    ["bounds", "export const f = (job: cim.Task) => Number(job.State) > 11;"],
    ["what stands in for a missing value", "export const f = (job: cim.Task) => (job.State ?? -1) === -1;"],
    [
      "what stands in for one in a constant",
      "export function f(job: cim.Task) { const state: number = job.State ?? -1; return state === -1 || [-1].includes(state); }",
    ],
    [
      "what stands in for one in a switch",
      "export function f(job: cim.Task) { const state = Number(job.State || 0); switch (state) { case 0: return 1; default: return 2; } }",
    ],
  ])("leaves alone %s", (_, code) => {
    expectCode(code).toReportNothing();
  });
});

describe("code-arithmetic", () => {
  test.each([
    "state + 1",
    "state - 32768",
    "1 * state",
    "state % 2",
    "state ** 2",
    "-state",
    "state > cim.Task_State.New",
    "state >= cim.Task_State.Running",
    "9 > (state as number)",
  ])("%s", (sum) => {
    expectCode(`export const f = (state: cim.Task_State) => ${sum};`).toReport(`code-arithmetic ${sum}`);
  });

  test.each(["state >= 32768", "state > 32767", "32768 <= state && state <= 65535"])(
    "leaves alone the bounds of ranges: %s",
    (question) => {
      expectCode(`export const f = (state: cim.Task_State) => ${question};`).toReportNothing();
    },
  );

  test("counting on", () => {
    expectCode(
      "export function f(state: cim.Task_State) { let next: number = state; next += 1; return next; }",
    ).toReportNothing();
    expectCode("export function f(state: cim.Task_State) { state++; return state; }").toReport(
      "code-arithmetic state++",
    );
  });

  test.each([
    ["texts", 'export const f = (state: cim.Task_State) => "state " + state;'],
    [
      "bit operations",
      "export const f = (code: cim.Service_Migrate_ReturnValue) => (code >>> 0).toString(16) + (code & 0xffff);",
    ],
    [
      "counts",
      "export const f = (jobs: readonly cim.Task[]) => jobs.filter(({ State }) => State === cim.Task_State.Running).length + 1;",
    ],
  ])("leaves alone %s", (_, code) => {
    expectCode(code).toReportNothing();
  });
});
