import { describe, test } from "vitest";
import { expectCode } from "./expect-code.ts";

/** A function that divides states into cases. */
const switchOver = (cases: string, after = ""): string => `export function f(state: cim.Task_State): number {\n  switch (state) {\n${cases}\n  }\n${after}}`;
const newCase = "case cim.Task_State.New: console.log(1); break;";
const runningCase = "case cim.Task_State.Running: console.log(2); break;";

describe("branch-missing", () => {
  test("a switch without default, with the list of what it misses", () => {
    expectCode(switchOver(`${newCase} ${runningCase}`, "return 0;"))
      .toReport("branch-missing state")
      .saying("no branch for 3 values of Task.State: Starting, Completed and Exception", "add them, or say what is to happen with all others");
  });

  test("of what the type has left only that counts", () => {
    const code = `export function f(state: cim.Task_State): void {
  if (state === cim.Task_State.Completed || state === cim.Task_State.Exception) return;
  switch (state) { ${newCase} ${runningCase} }
}`;
    expectCode(code).toReport("branch-missing").saying("no branch for 1 value of Task.State: Starting", "add them, or say what is to happen with all others");
  });

  test("a chain of ifs over a return code", () => {
    const code = `export function f(code: cim.Task_RequestStateChange_ReturnValue): void {
  if (code === cim.Task_RequestStateChange_ReturnValue.Completed) console.log("done");
  else if (code === cim.Task_RequestStateChange_ReturnValue.Busy || code === cim.Task_RequestStateChange_ReturnValue.InvalidState) console.log("later");
}`;
    expectCode(code).toReport("branch-missing").saying("no branch for 1 value of Task.RequestStateChange(): NotFound", "add them, or say what is to happen with all others");
  });

  test("a chain over most of the states", () => {
    const code = `export function f(state: cim.Task_State): void {
  if ([cim.Task_State.New, cim.Task_State.Starting].includes(state)) console.log(1);
  else if (state === cim.Task_State.Running) console.log(2);
  else if (state === cim.Task_State.Completed) console.log(3);
}`;
    expectCode(code).toReport("branch-missing");
  });

  test.each([
    ["a switch with a default", switchOver(`${newCase} default: return 1;`, "return 0;")],
    ["a switch whose cases all leave, with code behind it", switchOver("case cim.Task_State.New: return 1; case cim.Task_State.Running: case cim.Task_State.Starting: return 2;", "return 0;")],
    ["a switch over all members", switchOver(["New", "Starting", "Running", "Completed", "Exception"].map((name) => `case cim.Task_State.${name}: console.log(1); break;`).join(" "), "return 0;")],
    ["a chain with an else", "export const f = (state: cim.Task_State) => { if (state === cim.Task_State.New) return 1; else if (state === cim.Task_State.Running) return 2; else return 3; };"],
    ["a chain that looks for two states of many", "export const f = (state: cim.Task_State) => { if (state === cim.Task_State.New) console.log(1); else if (state === cim.Task_State.Running) console.log(2); };"],
    ["a single if", "export const f = (state: cim.Task_State) => { if (state === cim.Task_State.New) console.log(1); };"],
    ["a chain that asks for different things", "export const f = (a: cim.Task_State, b: cim.Task_State) => { if (a === cim.Task_State.New) console.log(1); else if (b === cim.Task_State.New) console.log(2); };"],
    ["a switch over something else", "export const f = (n: number) => { switch (n) { case 1: return 1; } return 0; };"],
  ])("leaves alone %s", (_, code) => {
    expectCode(code).toReportNothing();
  });
});

describe("branch-unreachable", () => {
  test("a case for a value that has one", () => {
    expectCode(switchOver(`${newCase} case cim.Task_State.New: return 2; default: return 3;`, "return 0;"))
      .toReport("branch-unreachable cim.Task_State.New")
      .saying('2 ("New") never comes to this branch', null);
  });

  test("a case for a value that an earlier test has taken", () => {
    expectCode(`export function f(state: cim.Task_State): number {
  if (state === cim.Task_State.New) return 0;
  switch (state) { case cim.Task_State.New: return 1; default: return 2; }
}`).toReport("branch-unreachable cim.Task_State.New");
  });

  test("an else-if for a value that has a branch", () => {
    expectCode(`export function f(state: cim.Task_State): number {
  if (state === cim.Task_State.New || state === cim.Task_State.Running) return 0;
  else if ((state as number) === cim.Task_State.Running) return 1;
  else return 2;
}`).toReportNothing();
    expectCode(`export function f(job: cim.Task): number {
  if (Number(job.State) === cim.Task_State.New) return 0;
  else if (Number(job.State) === cim.Task_State.New) return 1;
  else return 2;
}`).toReport("branch-unreachable");
  });
});
