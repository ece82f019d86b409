/** The three dialects of MOF: one grammar reads them all, a dialect sets the severity of what it does not allow. */
export type Dialect = "dmtf" | "wmi" | "docs";

export const dialects: readonly Dialect[] = ["dmtf", "wmi", "docs"];
