/** Each kind once: what was, what is, and all that is said about it. */
import { describe, expect, test } from "vitest";
import { type ChangeCode, changeCodes, changeKinds } from "../../src/diff/change-kinds.ts";
import { linesOf } from "./diff-text.ts";

interface Case {
  readonly before: string;
  readonly after: string;
  readonly lines: readonly string[];
}

const kinds = `Qualifier Experimental : boolean = false, Scope(any), Flavor(EnableOverride, Restricted);`;

/** A class with one property that has a value map. */
function mapped(values: readonly string[], labels: readonly string[]): string {
  const list = (texts: readonly string[]): string => texts.map((text) => `"${text}"`).join(", ");
  return `class A { [ValueMap {${list(values)}}, Values {${list(labels)}}] uint16 P; };`;
}

const cases: Readonly<Record<ChangeCode, Case>> = {
  "class-removed": {
    before: "class A { uint8 P; }; class B { string Q; };",
    after: "class A { uint8 P; };",
    lines: ["B: the class is gone [class-removed: wire, source]"],
  },
  "class-renamed": {
    before: "class CIM_PrintJob { uint8 Pages; string Queue; datetime Begin; };",
    after: "class CIM_PrinterJob { uint8 Pages; string Queue; datetime Begin; };",
    lines: ["CIM_PrintJob: the class is now CIM_PrinterJob [class-renamed: wire, source, a guess]"],
  },
  "class-added": {
    before: "class A { uint8 P; };",
    after: "class A { uint8 P; }; class B : A { string Q; };",
    lines: ["B: a new class, derived from A [class-added: safe]"],
  },
  "class-moved": {
    before: "class A {}; class B {}; class C : A {};",
    after: "class A {}; class B {}; class C : B {};",
    lines: ["C: derives from B and no longer from A [class-moved: wire, source]"],
  },
  "superclass-inserted": {
    before: "class A { uint8 P; }; class C : A {};",
    after: "class A { uint8 P; }; class B : A {}; class C : B {};",
    lines: ["B: a new class, derived from A [class-added: safe]", "C: now derives from B [superclass-inserted: safe]"],
  },
  "class-made-abstract": {
    before: "class A {};",
    after: "[Abstract] class A {};",
    lines: ["A: is now abstract [class-made-abstract: wire]"],
  },
  "class-made-concrete": {
    before: "[Abstract] class A {};",
    after: "class A {};",
    lines: ["A: is no longer abstract [class-made-concrete: safe]"],
  },
  "class-made-terminal": {
    before: "class A {};",
    after: "[Terminal] class A {};",
    lines: ["A: is now terminal: no class may derive from it [class-made-terminal: source]"],
  },
  "class-no-longer-terminal": {
    before: "[Terminal] class A {};",
    after: "class A {};",
    lines: ["A: is no longer terminal [class-no-longer-terminal: safe]"],
  },
  "class-kind-changed": {
    before: "class A {};",
    after: "[Indication] class A {};",
    lines: ["A: a class became an indication [class-kind-changed: wire]"],
  },
  "namespace-changed": {
    before: `#pragma namespace("root/cimv2")\nclass A {};`,
    after: `#pragma namespace("root/virtualization")\nclass A {};`,
    lines: ["A: moved from namespace root/cimv2 to root/virtualization [namespace-changed: wire]"],
  },
  "version-changed": {
    before: `[Version("2.8.0")] class A {};`,
    after: `[Version("2.9.0")] class A {};`,
    lines: ["A: version 2.8.0 became 2.9.0 [version-changed: safe]"],
  },
  "version-regressed": {
    before: `[Version("2.10.0")] class A {};`,
    after: `[Version("2.9.1")] class A {};`,
    lines: ["A: version 2.10.0 went back to 2.9.1 [version-regressed: behavior]"],
  },
  "name-respelled": {
    before: "class A { string InstanceId; }; class B : A { [Required] string InstanceId; };",
    after: "class A { string InstanceID; }; class B : A { [Required] string InstanceID; };",
    lines: ["A.InstanceId: is now spelled InstanceID, not InstanceId [name-respelled: source]"],
  },
  "binding-moved": {
    before: "class A {}; class B : A { uint32 Run(); };",
    after: "class A { uint32 Run(); }; class B : A {};",
    lines: [
      "A.Run(): a new method, until now in B [method-moved-up: safe]",
      "B.Run(): the bindings name A_Run_Input in place of B_Run_Input [binding-moved: source]",
    ],
  },
  "property-removed": {
    before: "class A { uint8 P; string Q; }; class B : A {};",
    after: "class A { uint8 P; }; class B : A {};",
    lines: ["A.Q: the property is gone [property-removed: wire, source]"],
  },
  "property-moved-down": {
    before: "class A { string Q; }; class B : A {}; class C : A {};",
    after: "class A {}; class B : A { string Q; }; class C : A {};",
    lines: ["A.Q: the property is only in B now [property-moved-down: wire, source]"],
  },
  "property-renamed": {
    before: `class A { uint32 MaxMemory; };`,
    after: `class A { uint32 MaximumMemory; [Description("x")] string Q; };`,
    lines: [
      "A.MaxMemory: the property is now MaximumMemory [property-renamed: wire, source, a guess]",
      "A.Q: a new property [property-added: safe]",
    ],
  },
  "property-added": {
    before: "class A {}; class B : A {};",
    after: "class A { uint8 P; }; class B : A {};",
    lines: ["A.P: a new property [property-added: safe]"],
  },
  "property-moved-up": {
    before: "class A {}; class B : A { uint8 P; };",
    after: "class A { uint8 P; }; class B : A {};",
    lines: ["A.P: a new property, until now in B [property-moved-up: safe]"],
  },
  "required-property-added": {
    before: "class A {};",
    after: "class A { [Required] uint8 P; };",
    lines: ["A.P: a new property that must have a value [required-property-added: wire, source]"],
  },
  "key-added": {
    before: "class A { [Key] string P; string Q; };",
    after: "class A { [Key] string P; [Key] string Q; };",
    lines: ["A.Q: is now a key [key-added: wire, source]"],
  },
  "key-removed": {
    before: "class A { [Key] string P; [Key] string Q; };",
    after: "class A { [Key] string P; string Q; };",
    lines: ["A.Q: is no longer a key [key-removed: wire, source]"],
  },
  "write-removed": {
    before: "class A { [Write] string P; };",
    after: "class A { string P; };",
    lines: ["A.P: is now read-only [write-removed: wire, source]"],
  },
  "write-added": {
    before: "class A { string P; };",
    after: "class A { [Write] string P; };",
    lines: ["A.P: can now be written [write-added: safe]"],
  },
  "read-changed": {
    before: "class A { string P; };",
    after: "class A { [Read(false)] string P; };",
    lines: ["A.P: can no longer be read [read-changed: wire]"],
  },
  "method-removed": {
    before: "class A { uint32 Run(); uint32 Stop([In] boolean Force); };",
    after: "class A { uint32 Run(); };",
    lines: ["A.Stop(): the method is gone [method-removed: wire, source]"],
  },
  "method-moved-down": {
    before: "class A { uint32 Run(); }; class B : A {};",
    after: "class A {}; class B : A { uint32 Run(); };",
    lines: ["A.Run(): the method is only in B now [method-moved-down: wire, source]"],
  },
  "method-renamed": {
    before: "class A { uint32 KillJob([In] boolean Force); };",
    after: "class A { uint32 KillJobs([In] boolean Force); };",
    lines: ["A.KillJob(): the method is now KillJobs [method-renamed: wire, source, a guess]"],
  },
  "method-added": {
    before: "class A {};",
    after: "class A { uint32 Run(); };",
    lines: ["A.Run(): a new method [method-added: safe]"],
  },
  "method-moved-up": {
    before: "class A {}; class B : A { uint32 Run(); }; class C : A { uint32 Run(); };",
    after: "class A { uint32 Run(); }; class B : A { uint32 Run(); }; class C : A { uint32 Run(); };",
    lines: ["A.Run(): a new method, until now in B, C [method-moved-up: safe]"],
  },
  "static-changed": {
    before: "class A { uint32 Run(); };",
    after: "class A { [Static] uint32 Run(); };",
    lines: ["A.Run(): is now static [static-changed: wire, source]"],
  },
  "parameter-removed": {
    before: "class A { uint32 Run([In] boolean Force); };",
    after: "class A { uint32 Run(); };",
    lines: ["A.Run(Force): the parameter is gone [parameter-removed: wire, source]"],
  },
  "parameter-renamed": {
    before: "class A { uint32 Run([In] uint32 Timeout); };",
    after: "class A { uint32 Run([In] uint32 TimeoutPeriod); };",
    lines: ["A.Run(Timeout): the parameter is now TimeoutPeriod [parameter-renamed: wire, source, a guess]"],
  },
  "required-parameter-added": {
    before: "class A { uint32 Run(); };",
    after: "class A { uint32 Run([In, Required] boolean Force); };",
    lines: ["A.Run(Force): a new parameter that callers must pass [required-parameter-added: wire, source]"],
  },
  "parameter-added": {
    before: "class A { uint32 Run(); };",
    after: "class A { uint32 Run([In] boolean Force); };",
    lines: ["A.Run(Force): a new parameter that callers may leave NULL [parameter-added: source]"],
  },
  "output-parameter-added": {
    before: "class A { uint32 Run(); };",
    after: "class A { uint32 Run([In(false), Out] uint32 Count); };",
    lines: ["A.Run(Count): a new output parameter [output-parameter-added: safe]"],
  },
  "parameter-order-changed": {
    before: "class A { uint32 Run([In] boolean Force, [In] string Name); };",
    after: "class A { uint32 Run([In] string Name, [In] boolean Force); };",
    lines: ["A.Run(): the parameters Force, Name now come as Name, Force [parameter-order-changed: behavior]"],
  },
  "direction-changed": {
    before: "class A { uint32 Run([In] boolean Force); };",
    after: "class A { uint32 Run([In, Out] boolean Force); };",
    lines: ["A.Run(Force): In became In and Out [direction-changed: wire, source]"],
  },
  "type-changed": {
    before: "class A { uint32 P; };",
    after: "class A { uint64 P; };",
    lines: ["A.P: uint32 became uint64 [type-changed: wire, source]"],
  },
  "encoding-changed": {
    before: "class A { uint16 P; };",
    after: "class A { uint32 P; };",
    lines: ["A.P: uint16 became uint32 [encoding-changed: wire]"],
  },
  "type-class-changed": {
    before: "class X {}; class Y {}; class A { X REF P; };",
    after: "class X {}; class Y {}; class A { Y REF P; };",
    lines: ["A.P: X REF became Y REF [type-class-changed: wire, source]"],
  },
  "array-shape-changed": {
    before: "class A { string P[]; };",
    after: `class A { [ArrayType("Indexed")] string P[]; };`,
    lines: ["A.P: Bag of any size became Indexed of any size [array-shape-changed: behavior]"],
  },
  "required-added": {
    before: "class A { string P; };",
    after: "class A { [Required] string P; };",
    lines: ["A.P: must now have a value [required-added: wire, source]"],
  },
  "required-removed": {
    before: "class A { uint32 Run([In, Required] string Name); };",
    after: "class A { uint32 Run([In] string Name); };",
    lines: ["A.Run(Name): may now be NULL [required-removed: wire, source]"],
  },
  "default-changed": {
    before: "class A { uint16 P = 5; };",
    after: "class A { uint16 P = 12; };",
    lines: ["A.P: default 5 became 12 [default-changed: behavior]"],
  },
  "limit-narrowed": {
    before: "class A { [MaxLen(256)] string P; };",
    after: "class A { [MaxLen(64)] string P; };",
    lines: ["A.P: MaxLen 256 became 64, which allows less [limit-narrowed: wire]"],
  },
  "limit-widened": {
    before: "class A { [MinValue(1)] uint32 P; };",
    after: "class A { uint32 P; };",
    lines: ["A.P: MinValue 1 became none, which allows more [limit-widened: behavior]"],
  },
  "units-changed": {
    before: `class A { [Units("Bytes")] uint32 P; };`,
    after: `class A { [Units("KiloBytes")] uint32 P; };`,
    lines: [`A.P: unit "Bytes" became "KiloBytes" [units-changed: wire, behavior]`],
  },
  "units-stated": {
    before: `class A { [Units("Bytes")] uint32 P; };`,
    after: `class A { [PUnit("byte")] uint32 P; };`,
    lines: [`A.P: unit "Bytes" is now given as "byte" [units-stated: safe]`],
  },
  "value-renumbered": {
    before: mapped(["1", "2"], ["Idle", "Running"]),
    after: mapped(["1", "3"], ["Idle", "Running"]),
    lines: [`A.P: "Running" was 2 and is now 3 [value-renumbered: wire, behavior]`],
  },
  "value-name-taken": {
    before: mapped(["5", "9"], ["Other", "Ready"]),
    after: mapped(["2", "5", "9"], ["Other", "Other", "Ready"]),
    lines: ["A.P: the member Other was 5 and is now 2 [value-name-taken: behavior]"],
  },
  "value-reused": {
    before: mapped(["1", "2"], ["Idle", "Running"]),
    after: mapped(["1", "2", "3"], ["Idle", "Waiting", "Running"]),
    lines: [
      `A.P: "Running" was 2 and is now 3 [value-renumbered: wire, behavior]`,
      `A.P: 2 "Waiting" has the number that was "Running" [value-reused: wire, behavior]`,
    ],
  },
  "value-removed": {
    before: mapped(["1", "2"], ["Idle", "Running"]),
    after: mapped(["1"], ["Idle"]),
    lines: [`A.P: 2 "Running" is gone [value-removed: wire, source]`],
  },
  "label-renamed": {
    before: mapped(["1", "2"], ["Idle", "Running"]),
    after: mapped(["1", "2"], ["Idle", "Active"]),
    lines: [`A.P: 2 "Running" is now called "Active" [label-renamed: source, a guess]`],
  },
  "label-reworded": {
    before: mapped(["1", "2"], ["Idle", "Shutting down"]),
    after: mapped(["1", "2"], ["Idle", "Shutting Down"]),
    lines: [`A.P: 2 "Shutting down" is now written "Shutting Down" [label-reworded: safe]`],
  },
  "value-added": {
    before: mapped(["1"], ["Idle"]),
    after: mapped(["1", "2"], ["Idle", "Running"]),
    lines: [`A.P: 2 "Running" is new [value-added: source]`],
  },
  "value-carved": {
    before: mapped(["1", ".."], ["Idle", "DMTF Reserved"]),
    after: mapped(["1", "2", ".."], ["Idle", "Running", "DMTF Reserved"]),
    lines: [`A.P: 2 "Running" is new, out of .. "DMTF Reserved" [value-carved: safe]`],
  },
  "value-taken-from-vendors": {
    before: mapped(["1", "100..200"], ["Idle", "Vendor Reserved"]),
    after: mapped(["1", "100", "100..200"], ["Idle", "Running", "Vendor Reserved"]),
    lines: [`A.P: 100 "Running" is new, out of 100..200 "Vendor Reserved" [value-taken-from-vendors: wire, behavior]`],
  },
  "return-code-added": {
    before: `class A { [ValueMap {"0", ".."}, Values {"Completed", "DMTF Reserved"}] uint32 Run(); };`,
    after: `class A { [ValueMap {"0", "1", ".."}, Values {"Completed", "Not Supported", "DMTF Reserved"}] uint32 Run(); };`,
    lines: [`A.Run(): 1 "Not Supported" is a new return code [return-code-added: source]`],
  },
  "value-map-added": {
    before: "class A { uint16 P; };",
    after: mapped(["1"], ["Idle"]),
    lines: ["A.P: has a value map now [value-map-added: source]"],
  },
  "value-map-removed": {
    before: mapped(["1"], ["Idle"]),
    after: "class A { uint16 P; };",
    lines: ["A.P: has no value map any more [value-map-removed: source, behavior]"],
  },
  "vendor-range-narrowed": {
    before: mapped(["1", "100..200"], ["Idle", "Vendor Reserved"]),
    after: mapped(["1", "150..200"], ["Idle", "Vendor Reserved"]),
    lines: ["A.P: vendors had 100..200 and have 150..200 [vendor-range-narrowed: wire, behavior]"],
  },
  "vendor-range-widened": {
    before: mapped(["1", "100..200"], ["Idle", "Vendor Reserved"]),
    after: mapped(["1", "50.."], ["Idle", "Vendor Reserved"]),
    lines: ["A.P: vendors had 100..200 and have 50.. [vendor-range-widened: safe]"],
  },
  "reserved-range-changed": {
    before: mapped(["1", "2..99"], ["Idle", "DMTF Reserved"]),
    after: mapped(["1", "2..50"], ["Idle", "DMTF Reserved"]),
    lines: ["A.P: reserved were 2..99 and are 2..50 [reserved-range-changed: safe]"],
  },
  "range-changed": {
    before: mapped(["1", "2..9"], ["Idle", "Busy"]),
    after: mapped(["1", "2..20"], ["Idle", "Busy"]),
    lines: [`A.P: the ranges were 2..9 "Busy" and are 2..20 "Busy" [range-changed: behavior]`],
  },
  "meaning-qualifier-changed": {
    before: "class A { [Octetstring] uint8 P[]; };",
    after: "class A { uint8 P[]; };",
    lines: ["A.P: qualifier Octetstring: true became none [meaning-qualifier-changed: behavior]"],
  },
  deprecated: {
    before: "class A { uint32 KillJob(); };",
    after: `class A { [Deprecated {"A.RequestStateChange()"}] uint32 KillJob(); };`,
    lines: ["A.KillJob(): is deprecated; use A.RequestStateChange() [deprecated: safe]"],
  },
  "deprecation-changed": {
    before: `class A { [Deprecated {"No value"}] string P; };`,
    after: `class A { [Deprecated {"A.Q"}] string P; };`,
    lines: ["A.P: deprecation: no replacement became A.Q [deprecation-changed: safe]"],
  },
  "experimental-changed": {
    before: `${kinds} [Experimental] class A {};`,
    after: `${kinds} class A {};`,
    lines: ["A: is no longer experimental [experimental-changed: safe]"],
  },
  "qualifier-changed": {
    before: `class A { [MappingStrings {"a"}] string P; };`,
    after: `class A { [MappingStrings {"b"}] string P; };`,
    lines: [`A.P: qualifier MappingStrings: {"a"} became {"b"} [qualifier-changed: safe]`],
  },
  "instance-removed": {
    before: `class A { [Key] string P; }; instance of A { P = "x"; }; instance of A { P = "y"; };`,
    after: `class A { [Key] string P; }; instance of A { P = "y"; };`,
    lines: [`A.P="x": the instance is gone [instance-removed: behavior]`],
  },
  "instance-changed": {
    before: `class A { [Key] string P; uint8 Q; }; instance of A { P = "x"; Q = 1; };`,
    after: `class A { [Key] string P; uint8 Q; }; instance of A { P = "x"; Q = 2; };`,
    lines: [`A.P="x": Q 1 became 2 [instance-changed: behavior]`],
  },
  "instance-added": {
    before: "class A { string P; };",
    after: `class A { string P; }; instance of A as $One { P = "x"; };`,
    lines: ["A.$One: a new instance [instance-added: safe]"],
  },
  "description-changed": {
    before: `class A { [Description("One.")] string P; };`,
    after: `class A { [Description("Two.")] string P; };`,
    lines: ["A.P: the description changed [description-changed: safe]"],
  },
  "qualifier-declaration-removed": {
    before: "Qualifier Vendor_Mark : boolean = false, Scope(any); class A {};",
    after: "class A {};",
    lines: ["qualifier Vendor_Mark: the qualifier declaration is gone [qualifier-declaration-removed: source]"],
  },
  "qualifier-declaration-added": {
    before: "class A {};",
    after: "Qualifier Vendor_Mark : boolean = false, Scope(any); class A {};",
    lines: ["qualifier Vendor_Mark: a new qualifier declaration [qualifier-declaration-added: safe]"],
  },
  "qualifier-declaration-changed": {
    before: "Qualifier Vendor_Mark : boolean = false, Scope(any); class A {};",
    after: "Qualifier Vendor_Mark : boolean = true, Scope(any), Flavor(Restricted); class A {};",
    lines: [
      "qualifier Vendor_Mark: boolean = false became boolean = true [qualifier-declaration-changed: source, behavior]",
      "qualifier Vendor_Mark: Flavor(EnableOverride, ToSubclass) became Flavor(EnableOverride, Restricted) [qualifier-declaration-changed: source, behavior]",
    ],
  },
};

describe("each kind", () => {
  test.each(changeCodes)("%s", (code) => {
    const { before, after, lines } = cases[code];
    expect(linesOf(before, after)).toEqual(lines);
  });

  test("is safe alone or not at all, and has a reason", () => {
    for (const code of changeCodes) {
      const { impacts, reason } = changeKinds[code];
      expect(impacts.length, code).toBeGreaterThan(0);
      expect(impacts.some((impact) => impact === "safe") && impacts.length > 1, code).toBe(false);
      expect(reason, code).toMatch(/^[A-Z].*\.$/);
    }
  });
});
