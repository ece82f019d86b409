import { describe, test } from "vitest";
import { expectCode } from "./expect-code.ts";

/** A client with the methods of the bindings, inside of a function with a body. */
const client = (body: string): string => `
interface Client {
  migrate(host: string): Promise<cim.Service_Migrate_Output>;
  change(input: cim.Task_RequestStateChange_Input): Promise<cim.Task_RequestStateChange_Output>;
  code(host: string): Promise<cim.Service_Migrate_ReturnValue>;
  count(): Promise<cim.Service_Count_Output>;
}
declare function watch(job: cim.Service_Migrate_Output["Job"]): Promise<boolean>;
declare function check(code: cim.Service_Migrate_ReturnValue): void;
declare function checkAll(answer: cim.Service_Migrate_Output): void;
declare const provider: cim.Service_Provider, input: never, context: never, hosts: readonly string[];
const Code = cim.Service_Migrate_ReturnValue;
export async function run(service: Client): Promise<unknown> {
  ${body}
}
`;

describe("return-code-unused", () => {
  test.each([
    ["a call by itself", 'await service.migrate("b"); return;', 'service.migrate("b")'],
    ["a call that is not even awaited", 'service.migrate("b"); return;', 'service.migrate("b")'],
    ["a code by itself", 'await service.code("b"); return;', 'service.code("b")'],
    ["a variable that nobody reads", 'const answer = await service.migrate("b"); return;', 'service.migrate("b")'],
    ["only the job is taken", 'const { Job } = await service.migrate("b"); return watch(Job);', 'service.migrate("b")'],
    [
      "only the job is read",
      'const answer = await service.migrate("b"); return watch(answer.Job);',
      'service.migrate("b")',
    ],
    ["only the job is read at once", 'return watch((await service.migrate("b")).Job);', 'service.migrate("b")'],
    ["a method whose codes have no map", "await service.count(); return;", "service.count()"],
    [
      "a variable that is set later",
      'let answer; answer = await service.migrate("b"); return;',
      'service.migrate("b")',
    ],
    ["a branch of an operator", 'hosts.length > 0 && (await service.migrate("b")); return;', 'service.migrate("b")'],
    [
      "then a function that does not take it",
      'await service.migrate("b").then(() => console.log("moved")); return;',
      'service.migrate("b")',
    ],
    ["only errors are caught", 'service.migrate("b").catch(console.error); return;', 'service.migrate("b")'],
    [
      "a promise that gives the same",
      'await service.migrate("b").finally(() => console.log("over")); return;',
      'service.migrate("b").finally(() => console.log("over"))',
    ],
    [
      "a function whose answer nobody takes",
      "hosts.forEach((host) => service.migrate(host)); return;",
      "service.migrate(host)",
    ],
    [
      "the answers of many",
      'await Promise.all([service.migrate("b"), service.migrate("c")]); return;',
      'Promise.all([service.migrate("b"), service.migrate("c")])',
    ],
    [
      "the answers of a list of calls",
      "await Promise.all(hosts.map((host) => service.migrate(host))); return;",
      "Promise.all(hosts.map((host) => service.migrate(host)))",
    ],
    [
      "how many calls ended",
      "await Promise.allSettled(hosts.map((host) => service.migrate(host))); return;",
      "Promise.allSettled(hosts.map((host) => service.migrate(host)))",
    ],
    ["a provider's answer", "await provider.Migrate(input, context); return;", "provider.Migrate(input, context)"],
  ])("%s", (_, body, at) => {
    expectCode(client(body)).toReport(`return-code-unused ${at}`);
  });

  test("a failure goes unnoticed, and the job too", () => {
    expectCode(client('await service.migrate("b"); return;'))
      .toReport("return-code-unused")
      .saying(
        "the return code of Service.Migrate() is ignored",
        "a failure goes unnoticed, and so does a job that is still running",
      );
    expectCode(client("await service.change({ RequestedState: null }); return;"))
      .toReport("return-code-unused")
      .saying("the return code of Task.RequestStateChange() is ignored", "a failure goes unnoticed");
  });

  test.each([
    ["void in front", 'void service.migrate("b"); return;'],
    ["an answer that is returned", 'return service.migrate("b");'],
    ["an answer that is handed on", 'checkAll(await service.migrate("b")); return;'],
    ["a variable that is handed on", 'const answer = await service.migrate("b"); checkAll(answer); return;'],
    ["an answer that is spread", 'const answer = await service.migrate("b"); return { ...answer, host: "b" };'],
    ["a promise that is handed on", 'return Promise.all([service.migrate("b"), service.migrate("c")]);'],
    [
      "answers that are gathered",
      "const answers = await Promise.all(hosts.map((host) => service.migrate(host))); return answers.filter(({ ReturnValue }) => ReturnValue === Code.Failed);",
    ],
    ["a branch that is used", 'return hosts.length > 0 ? service.migrate("b") : null;'],
    ["a promise with then", 'return service.migrate("b").then(checkAll);'],
    ["a function that gives the answer", 'return () => service.migrate("b");'],
    ["calls of other functions", 'await watch(null); console.log("x"); return;'],
  ])("leaves alone %s", (_, body) => {
    expectCode(client(body)).toReportNothing();
  });
});

describe("job-branch-missing", () => {
  test.each([
    [
      "everything but success is a failure",
      'const { ReturnValue, Job } = await service.migrate("b"); if (ReturnValue !== Code.Completed) throw new Error(`${ReturnValue}`); return Job;',
    ],
    [
      "a property that is compared",
      'const answer = await service.migrate("b"); return answer.ReturnValue === Code.Completed ? watch(answer.Job) : null;',
    ],
    [
      "a bare code",
      'const code = await service.code("b"); if (code !== Code.Completed) throw new Error("failed"); return;',
    ],
    [
      "a switch with a default",
      'const { ReturnValue, Job } = await service.migrate("b"); switch (ReturnValue) { case Code.Completed: return Job; default: throw new Error("failed"); }',
    ],
    [
      "a variable with the code",
      'const answer = await service.migrate("b"); const code = answer.ReturnValue; if (code === Code.Completed) return answer.Job; throw new Error(String(code));',
    ],
    [
      "a variable that is set later",
      'let answer; answer = await service.migrate("b"); if (answer.ReturnValue !== Code.Completed) throw new Error("failed"); return answer.Job;',
    ],
    [
      "a provider's answer",
      "const { ReturnValue } = await provider.Migrate(input, context); return ReturnValue === Code.Completed;",
    ],
    [
      "success as zero",
      'const { ReturnValue: failure, Job } = await service.migrate("b"); if (failure) throw new Error("failed"); return Job;',
    ],
    [
      "a property by its name in quotes",
      'const answer = await service.migrate("b"); if (answer["ReturnValue"] !== Code.Completed) throw new Error("failed"); return answer.Job;',
    ],
    [
      "what stands behind &&",
      'const { ReturnValue, Job } = await service.migrate("b"); ReturnValue && console.error("failed"); return Job;',
    ],
    [
      "a part of a condition",
      'const { ReturnValue, Job } = await service.migrate("b"); if (ReturnValue && Job === null) throw new Error("failed"); return Job;',
    ],
  ])("%s", (_, body) => {
    expectCode(client(body)).toReport("job-branch-missing");
  });

  test("an answer that may be missing", () => {
    expectCode(
      'export function assertOk(answer: cim.Service_Migrate_Output | null) { if (answer?.ReturnValue !== cim.Service_Migrate_ReturnValue.Completed) throw new Error("failed"); }',
    ).toReport("job-branch-missing");
  });

  test("a parameter that is divided into success and failure", () => {
    expectCode(
      "export function assertOk({ ReturnValue }: cim.Service_Migrate_Output) { if (ReturnValue !== cim.Service_Migrate_ReturnValue.Completed) throw new Error(`${ReturnValue}`); }",
    )
      .toReport("job-branch-missing")
      .saying(
        'Service.Migrate() can return 4096 ("Job Started"), and no branch handles it',
        "also compare with Service_Migrate_ReturnValue.JobStarted",
      );
  });

  test.each([
    [
      "a branch for the job",
      'const { ReturnValue, Job } = await service.migrate("b"); if (ReturnValue === Code.JobStarted) return watch(Job); if (ReturnValue !== Code.Completed) throw new Error("failed"); return null;',
    ],
    [
      "a method without jobs",
      "const { ReturnValue } = await service.change({ RequestedState: null }); return ReturnValue === cim.Task_RequestStateChange_ReturnValue.Completed;",
    ],
    [
      "a code that is handed on",
      'const { ReturnValue, Job } = await service.migrate("b"); if (ReturnValue !== Code.Completed) check(ReturnValue); return Job;',
    ],
  ])("leaves alone %s", (_, body) => {
    expectCode(client(body)).toReportNothing();
  });

  test("leaves alone functions that only answer a question", () => {
    expectCode(
      "export const isDone = (code: cim.Service_Migrate_ReturnValue) => code === cim.Service_Migrate_ReturnValue.Completed;",
    ).toReportNothing();
    expectCode(
      "export function explain(code: cim.Service_Migrate_ReturnValue) { if (code === cim.Service_Migrate_ReturnValue.Failed) console.log(1); }",
    ).toReportNothing();
  });
});

describe("job-wait-ends-early", () => {
  const loop = (text: string): string =>
    `export async function f(read: () => Promise<cim.Task>) { let task = await read(); let tries = 0; ${text} return tries; }`;

  test.each([
    "while (task.State === cim.Task_State.Running) task = await read();",
    "do { task = await read(); } while (task.State === cim.Task_State.Running);",
    "for (; tries < 9 && task.State === cim.Task_State.Running; tries++) task = await read();",
  ])("%s", (text) => {
    expectCode(loop(text))
      .toReport("job-wait-ends-early")
      .saying(
        "the loop also ends while Task.State is New or Starting: the work has not begun then",
        "go on in these states too, or ask for the states in which the work has ended",
      );
  });

  test.each([
    "while (task.State === cim.Task_State.Running || task.State === cim.Task_State.New || task.State === cim.Task_State.Starting) task = await read();",
    "while (task.State !== cim.Task_State.Completed && task.State !== cim.Task_State.Exception) task = await read();",
    "while (task.State === cim.Task_State.New) task = await read();",
    "if (task.State === cim.Task_State.Running) task = await read();",
  ])("leaves alone %s", (text) => {
    expectCode(loop(text)).toReportNothing();
  });
});

describe("job-unwatched", () => {
  test.each([
    [
      "the job is not taken",
      'const { ReturnValue } = await service.migrate("b"); return ReturnValue === Code.JobStarted || ReturnValue === Code.Completed;',
    ],
    [
      "the job is not read",
      'const answer = await service.migrate("b"); if (answer.ReturnValue !== Code.JobStarted && answer.ReturnValue !== Code.Completed) throw new Error("failed"); return true;',
    ],
    ["the code goes to a check", 'const answer = await service.migrate("b"); check(answer.ReturnValue); return true;'],
    [
      "the job is taken and left",
      'const { ReturnValue, Job } = await service.migrate("b"); check(ReturnValue); return true;',
    ],
    [
      "the job is only told",
      'const { ReturnValue, Job } = await service.migrate("b"); check(ReturnValue); console.log(`started ${Job}`); return true;',
    ],
    [
      "whether there is a job is all that counts",
      'const answer = await service.migrate("b"); check(answer.ReturnValue); return answer.Job === null ? "done" : "goes on";',
    ],
    [
      "only a failure counts",
      'const answer = await service.migrate("b"); if (answer.ReturnValue === Code.Failed) throw new Error("failed"); return true;',
    ],
    [
      "the code is only told",
      'const answer = await service.migrate("b"); console.log(answer.ReturnValue); return true;',
    ],
  ])("%s", (_, body) => {
    expectCode(client(body))
      .toReport('job-unwatched service.migrate("b")')
      .saying(
        "nothing watches the job that Service.Migrate() starts",
        'read "Job" from the output and wait until the job has ended',
      );
  });

  test("of a provider's answer", () => {
    expectCode(
      client(
        "const { ReturnValue } = await provider.Migrate(input, context); return [Code.Completed, Code.JobStarted].includes(ReturnValue as number as typeof Code.Completed);",
      ),
    ).toReport("job-unwatched provider.Migrate(input, context)");
  });

  test.each([
    [
      "a job that is asked for and watched",
      'const { ReturnValue, Job } = await service.migrate("b"); check(ReturnValue); return Job !== null && watch(Job);',
    ],
    [
      "a job under another name",
      'const answer = await service.migrate("b"); check(answer.ReturnValue); const job = answer.Job; return watch(job);',
    ],
    [
      "an error that takes the job",
      'class Pending extends Error { constructor(readonly job: unknown) { super(); } }\n  const { ReturnValue, Job } = await service.migrate("b"); check(ReturnValue); throw new Pending(Job);',
    ],
    [
      "a job that is watched",
      'const { ReturnValue, Job } = await service.migrate("b"); check(ReturnValue); return watch(Job);',
    ],
    [
      "an answer that is handed on",
      'const answer = await service.migrate("b"); check(answer.ReturnValue); return answer;',
    ],
    [
      "the rest of an answer",
      'const { ReturnValue, ...rest } = await service.migrate("b"); check(ReturnValue); return rest;',
    ],
  ])("leaves alone %s", (_, body) => {
    expectCode(client(body)).toReportNothing();
  });
});
