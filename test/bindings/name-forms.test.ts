import { expect, test } from "vitest";
import {
  isNameFor,
  nameFor,
  nameForms,
  nameStem,
  type NameRole,
  returnValueStem,
} from "../../src/bindings/name-forms.ts";

test.each<[NameRole, string, string]>([
  ["keys", "CIM_Job", "CIM_Job_Keys"],
  ["methods", "CIM_Job", "CIM_Job_Methods"],
  ["has", "CIM_Job", "hasCIM_Job"],
  ["readReference", "CIM_Job", "readCIM_Job_Reference"],
  ["input", nameStem("CIM_Job", "KillJob"), "CIM_Job_KillJob_Input"],
  ["enum", nameStem("CIM_Job", "State"), "CIM_Job_State"],
  ["enumMap", nameStem("CIM_Job", "State"), "CIM_Job_State_ValueMap"],
  ["enumMap", returnValueStem(nameStem("CIM_Job", "KillJob")), "CIM_Job_KillJob_ReturnValue_ValueMap"],
  ["bitsMap", nameStem("CIM_Job", "Kill", "Flags"), "CIM_Job_Kill_Flags_Bits_ValueMap"],
  ["isBits", nameStem("CIM_Job", "Flags"), "isCIM_Job_Flags_Bits"],
  ["keys", "A_$&", "A_$&_Keys"],
])("the name for %s of %s is %s", (role, stem, name) => {
  expect(nameFor(role, stem)).toBe(name);
  expect(isNameFor(role, name)).toBe(true);
  expect(isNameFor(role, `${name}_2`)).toBe(true);
});

test.each<[NameRole, string]>([
  ["input", "CIM_Job_KillJob_Output"],
  ["input", "CIM_Job_KillJob_Input_Validator"],
  ["input", "_Input"],
  ["has", "CIM_Job"],
  ["readReference", "read_Reference"],
])("a name for %s is not %s", (role, name) => {
  expect(isNameFor(role, name)).toBe(false);
});

test("no two roles have one form", () => {
  const forms = Object.values(nameForms);
  expect(new Set(forms).size).toBe(forms.length);
});
