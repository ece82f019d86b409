import type { ts } from "@ts-morph/common";
import type { MappedValue, ValueMap } from "../runtime/value-map.ts";

export interface BoundMember {
  readonly name: string;
  readonly value: MappedValue;
  /** As the MOF spells it. */
  readonly label: string;
}

/** A generated enum, as a TypeScript enum or as an object with a union type. */
export interface BoundEnum {
  readonly name: string;
  /** `CIM_ConcreteJob.JobState`, or `CIM_ConcreteJob.RequestStateChange()` for the codes that a method returns. */
  readonly element: string;
  readonly isReturnValue: boolean;
  readonly members: readonly BoundMember[];
  /** `null` where the bindings came without it, as declarations only. */
  readonly map: ValueMap | null;
  /** The enum, or the object. */
  readonly declaration: ts.EnumDeclaration | ts.VariableDeclaration;
}
