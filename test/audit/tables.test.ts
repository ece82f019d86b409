import { describe, test } from "vitest";
import { expectCode } from "./expect-code.ts";

/** The bindings are in the program, the file does not import them. */
const beside = (code: string): readonly [string, { files: Record<string, string> }] => [
  `import "./uses.js";\n${code}`,
  { files: { "uses.ts": 'export * from "./cim/index.js";\n' } },
];

describe("table-repeated", () => {
  test.each([
    ["an enum", "export enum State { New = 2, Starting, Running, Completed = 7, Exception = 10 }"],
    [
      "a constant object",
      "export const state = { new: 2, starting: 3, running: 4, completed: 7, exception: 10 } as const;",
    ],
    [
      "a table of texts",
      'export const texts: Record<number, string> = { 2: "New", 3: "Starting", 4: "Running", 7: "Completed" };',
    ],
    [
      "a table with computed keys",
      'export const texts = { [2]: "New", [3]: "Starting", [4]: "Running", [7]: "Completed" };',
    ],
    ["a Map", 'export const texts = new Map([[2, "New"], [3, "Starting"], [4, "Running"], [7, "Completed"]]);'],
    ["a table within another", "export const tables = { states: { new: 2, starting: 3, running: 4, completed: 7 } };"],
    [
      "the constants of a class",
      "export class State { static readonly New = 2; static readonly Starting = 3; static readonly Running = 4; static readonly Completed = 7; }",
    ],
    [
      "an object that is held against a type",
      "export const state = { new: 2, starting: 3, running: 4, completed: 7, exception: 10 } as const satisfies Record<string, number>;",
    ],
    ["names in capitals", "export enum Code { COMPLETED = 0, INVALID_STATE = 3, NOT_FOUND = 4, BUSY = 5 }"],
    [
      "some more values",
      "export enum State { New = 2, Starting = 3, Running = 4, Completed = 7, CompletedWithWarnings = 32768 }",
    ],
  ])("%s", (_, code) => {
    expectCode(...beside(code)).toReport("table-repeated");
  });

  test("says whose values they are", () => {
    expectCode(...beside("export enum MyState { New = 2, Starting = 3, Running = 4, Completed = 7, Exception = 10 }"))
      .toReport("table-repeated MyState")
      .saying('"MyState" repeats the values of Task.State', "use Task_State, and Task_State_ValueMap for the labels");
  });

  test.each([
    ["an enum of one's own", "export enum Color { Red, Green, Blue, Yellow }"],
    ["a few words in common", "export enum Level { Unknown = 0, Enabled = 1, Verbose = 2, Silent = 3 }"],
    ["the same words for other values", "export enum Phase { New = 10, Starting = 20, Running = 30, Completed = 40 }"],
    ["the same values under other names", "export const sizes = { tiny: 2, small: 3, medium: 4, large: 7, huge: 10 };"],
    [
      "texts in another language",
      'export const texts: Record<number, string> = { 2: "neu", 3: "startet", 4: "läuft", 7: "fertig" };',
    ],
    ["fields of a class", "export class State { New = 2; Starting = 3; Running = 4; Completed = 7; }"],
    ["limits and the like", "export const limits = { retries: 5, delay: 100, running: 4 };"],
  ])("leaves alone %s", (_, code) => {
    expectCode(...beside(code)).toReportNothing();
  });

  test("leaves alone what is made of members", () => {
    expectCode(
      'export const texts = { [cim.Task_State.New]: "New", [cim.Task_State.Starting]: "Starting", [cim.Task_State.Running]: "Running", [cim.Task_State.Completed]: "Completed" };',
    ).toReportNothing();
    expectCode(
      "export const State = { New: cim.Task_State.New, Starting: cim.Task_State.Starting, Running: cim.Task_State.Running, Completed: cim.Task_State.Completed };",
    ).toReportNothing();
  });
});

describe("table-wrong", () => {
  test("a word that is another value's", () => {
    expectCode(
      ...beside("export enum Code { Completed = 0, InvalidState = 3, NotFound = 4, Busy = 5, SystemInUse = 32774 }"),
    )
      .toReport("table-wrong SystemInUse = 32774")
      .saying(
        '"SystemInUse" is 32775 in MigrationTask.RequestStateChange(), not 32774',
        "use MigrationTask_RequestStateChange_ReturnValue",
      );
  });

  test("two words that are exchanged", () => {
    expectCode(
      ...beside(
        'export const texts: Record<number, string> = { 0: "Completed", 1: "Failed", 2: "Not Supported", 4096: "Job Started", 32768: "Own" };',
      ),
    ).toReportNothing();
    expectCode(
      ...beside(
        'export const states: Record<number, string> = { 2: "New", 3: "Starting", 4: "Running", 7: "Exception", 10: "Completed", 11: "Other" };',
      ),
    ).toReportNothing();
    expectCode(...beside("export enum State { New = 2, Starting = 3, Running = 4, Completed = 7, Exception = 9 }"))
      .toReport("table-wrong Exception = 9")
      .saying('"Exception" is 10 in Task.State, not 9', "use Task_State");
  });
});
