import { describe, test } from "vitest";
import { expectCode } from "./expect-code.ts";

/** A function that divides states into cases. */
const switchOver = (cases: string, after = ""): string =>
  `export function f(state: cim.Task_State): number {\n  switch (state) {\n${cases}\n  }\n${after}}`;
const newCase = "case cim.Task_State.New: console.log(1); break;";
const runningCase = "case cim.Task_State.Running: console.log(2); break;";

describe("branch-missing", () => {
  test("a switch without default, with the list of what it misses", () => {
    expectCode(switchOver(`${newCase} ${runningCase}`, "return 0;"))
      .toReport("branch-missing state")
      .saying(
        "no branch for 3 values of Task.State: Starting, Completed and Exception",
        "add them, or a branch for all others",
      );
  });

  test("a long list is told as a whole", () => {
    expectCode(
      "export function f(grade: cim.Service_Grade) { switch (grade) { case cim.Service_Grade.A: console.log(1); } }",
    )
      .toReport("branch-missing")
      .saying(
        "no branch for 8 values of Service.Grade: B, C, D, E, F, G, H and I",
        "add them, or a branch for all others",
      );
  });

  test("of what the type has left only that counts", () => {
    const code = `export function f(state: cim.Task_State): void {
  if (state === cim.Task_State.Completed || state === cim.Task_State.Exception) return;
  switch (state) { ${newCase} ${runningCase} }
}`;
    expectCode(code)
      .toReport("branch-missing")
      .saying("no branch for 1 value of Task.State: Starting", "add them, or a branch for all others");
  });

  test("a chain of ifs over a return code", () => {
    const code = `export function f(code: cim.Task_RequestStateChange_ReturnValue): void {
  if (code === cim.Task_RequestStateChange_ReturnValue.Completed) console.log("done");
  else if (code === cim.Task_RequestStateChange_ReturnValue.Busy || code === cim.Task_RequestStateChange_ReturnValue.InvalidState) console.log("later");
}`;
    expectCode(code)
      .toReport("branch-missing")
      .saying("no branch for 1 value of Task.RequestStateChange(): NotFound", "add them, or a branch for all others");
  });

  test.each([
    [
      "a chain over states",
      "if ([cim.Task_State.New, cim.Task_State.Starting].includes(state)) console.log(1); else if (state === cim.Task_State.Running) console.log(2);",
    ],
    [
      "ifs that leave, with nothing behind them",
      "if (state === cim.Task_State.New) return console.log(1); if (state === cim.Task_State.Running) return console.log(2);",
    ],
    [
      "a switch over true",
      "switch (true) { case state === cim.Task_State.New: console.log(1); break; case state === cim.Task_State.Running: console.log(2); break; }",
    ],
  ])("%s", (_, body) => {
    expectCode(`export function f(state: cim.Task_State): void { ${body} }`).toReport("branch-missing state");
  });

  test.each([
    ["a switch with a default", switchOver(`${newCase} default: return 1;`, "return 0;")],
    [
      "a switch whose cases all leave, with code behind it",
      switchOver(
        "case cim.Task_State.New: return 1; case cim.Task_State.Running: case cim.Task_State.Starting: return 2;",
        "return 0;",
      ),
    ],
    [
      "a switch over all members",
      switchOver(
        ["New", "Starting", "Running", "Completed", "Exception"]
          .map((name) => `case cim.Task_State.${name}: console.log(1); break;`)
          .join(" "),
        "return 0;",
      ),
    ],
    [
      "a chain with an else",
      "export const f = (state: cim.Task_State) => { if (state === cim.Task_State.New) return 1; else if (state === cim.Task_State.Running) return 2; else return 3; };",
    ],
    [
      "a chain whose branches leave, with code behind it",
      "export function f(state: cim.Task_State) { if (state === cim.Task_State.New) return 1; else if (state === cim.Task_State.Running) return 2; return 3; }",
    ],
    [
      "ifs that leave, with code behind them",
      "export function f(state: cim.Task_State) { if (state === cim.Task_State.New) return 1; if (state === cim.Task_State.Running) return 2; return 3; }",
    ],
    [
      "ifs that leave, with code behind the block",
      "export function f(state: cim.Task_State, b: boolean) { if (b) { if (state === cim.Task_State.New) return 1; if (state === cim.Task_State.Running) return 2; } return 3; }",
    ],
    [
      "a loop that ends with some states",
      "export async function f(poll: () => Promise<cim.Task_State>) { for (;;) { const state = await poll(); if (state === cim.Task_State.Completed) break; else if (state === cim.Task_State.Exception) throw new Error(); } }",
    ],
    [
      "ifs that do not leave",
      "export function f(state: cim.Task_State) { if (state === cim.Task_State.New) console.log(1); if (state === cim.Task_State.Running) console.log(2); }",
    ],
    [
      "answers that may differ",
      "export function f(poll: () => cim.Task_State) { if (poll() === cim.Task_State.New) console.log(1); else if (poll() === cim.Task_State.New) console.log(2); }",
    ],
    [
      "a switch whose cases all end the program",
      "declare function exit(code: number): never;\nexport function f(state: cim.Task_State) { switch (state) { case cim.Task_State.New: return exit(1); case cim.Task_State.Exception: exit(2); } return 3; }",
    ],
    [
      "a single if",
      "export const f = (state: cim.Task_State) => { if (state === cim.Task_State.New) console.log(1); };",
    ],
    [
      "a chain that asks for different things",
      "export const f = (a: cim.Task_State, b: cim.Task_State) => { if (a === cim.Task_State.New) console.log(1); else if (b === cim.Task_State.New) console.log(2); };",
    ],
    ["a switch over something else", "export const f = (n: number) => { switch (n) { case 1: return 1; } return 0; };"],
  ])("leaves alone %s", (_, code) => {
    expectCode(code).toReportNothing();
  });
});

describe("branch-unreachable", () => {
  test("a case for a value that has one", () => {
    expectCode(switchOver(`${newCase} case cim.Task_State.New: return 2; default: return 3;`, "return 0;"))
      .toReport("branch-unreachable cim.Task_State.New")
      .saying('2 ("New") never reaches this branch', null);
  });

  test("a case for a value that an earlier test has taken", () => {
    expectCode(`export function f(state: cim.Task_State): number {
  if (state === cim.Task_State.New) return 0;
  switch (state) { case cim.Task_State.New: return 1; default: return 2; }
}`).toReport("branch-unreachable cim.Task_State.New");
  });

  test.each([
    [
      "else-if",
      "if (state === cim.Task_State.New || state === cim.Task_State.Running) return 0; else if ((state as number) === cim.Task_State.Running) return 1; else return 2;",
    ],
    [
      "if behind one that leaves",
      "if (Number(state) === cim.Task_State.Running) return 0; if (Number(state) === cim.Task_State.Running) return 1; return 2;",
    ],
    [
      "else-if behind a list",
      "if ([cim.Task_State.New, cim.Task_State.Running].includes(state)) return 0; else if (state === cim.Task_State.Running) return 1; else return 2;",
    ],
    [
      "case of a switch over true",
      "switch (true) { case state === cim.Task_State.Running: return 0; case (state as number) === cim.Task_State.Running: return 1; default: return 2; }",
    ],
  ])("an %s for a value that has a branch", (_, body) => {
    expectCode(`export function f(state: cim.Task_State): number { ${body} }`).toReport(
      "branch-unreachable cim.Task_State.Running",
    );
  });
});
