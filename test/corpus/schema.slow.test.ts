import { describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../src/compile.ts";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { corpus, disk, isCorpusHere } from "./corpus.ts";

function compileAt(path: string, includeFolders: readonly string[] = []): Compilation {
  return compile(
    {
      inputs: [`${corpus}/${path}`],
      includeFolders: includeFolders.map((folder) => `${corpus}/${folder}`),
      dialect: "auto",
      locale: "409",
    },
    disk,
  );
}

describe.skipIf(!isCorpusHere)("whole schemas", () => {
  test("DMTF 2.49: no error, and every declaration is in the model", () => {
    const { model, findings } = compileAt("dmtf-schema/2.49.0/pywbem+pywbem/cim_schema_2.49.0.mof");
    expect(
      findings.filter(({ severity }) => severity === "error").map((finding) => renderFinding(finding, false)),
    ).toEqual([]);
    const classes = model.classes.values();
    const members = classes.flatMap(({ declaration }) => declaration.members);
    const methods = members.filter((member) => member.kind === "MethodDeclaration");
    expect({
      classes: classes.length,
      qualifierDeclarations: model.qualifierDeclarations.values().filter(({ isBuiltIn }) => !isBuiltIn).length,
      properties: members.length - methods.length,
      methods: methods.length,
      parameters: methods.flatMap(({ parameters }) => parameters).length,
    }).toEqual({ classes: 1631, qualifierDeclarations: 70, properties: 7154, methods: 428, parameters: 1693 });
  }, 60_000);

  test("a model knows the state of a job by exact value, range and vendor range", () => {
    const job = compileAt("dmtf-schema/2.49.0/pywbem+pywbem/cim_schema_2.49.0.mof").model.classes.get(
      "cim_concretejob",
    )!;
    const state = job.properties.get("JobState")!;
    expect(state.valueMap!.entries.map(({ text, label }) => `${text} ${label}`)).toEqual([
      "2 New",
      "3 Starting",
      "4 Running",
      "5 Suspended",
      "6 Shutting Down",
      "7 Completed",
      "8 Terminated",
      "9 Killed",
      "10 Exception",
      "11 Service",
      "12 Query Pending",
      "13..32767 DMTF Reserved",
      "32768..65535 Vendor Reserved",
    ]);
    expect(job.properties.get("InstanceID")!.isKey).toBe(true);
    expect(job.properties.get("ElementName")!.origin.name).toBe("CIM_ManagedElement");
  }, 60_000);

  test.each([
    ["dmtf-schema/2.8", "CIM_EnabledLogicalElement"],
    ["dmtf-schema/openwbem-cim25", "CIM_LogicalElement"],
  ])(
    "%s compiles to a model without a crash",
    (folder, superclassOfSystem) => {
      const { model } = compileAt(folder);
      expect(model.classes.size).toBeGreaterThan(500);
      expect(model.classes.get("CIM_System")?.superclass?.name).toBe(superclassOfSystem);
    },
    60_000,
  );

  test("a vendor's file compiles on top of a schema that is only an include folder", () => {
    const { model, program } = compileAt("provider-schemas/microsoft+omi", ["dmtf-schema/2.49.0"]);
    expect(model.classes.size).toBeGreaterThan(10);
    expect(program.files.some(({ origin }) => origin === "library")).toBe(true);
  }, 60_000);
});
