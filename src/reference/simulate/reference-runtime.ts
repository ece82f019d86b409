import type * as generated from "../../../generated/index.js";

/** The generated reference runtime, as whoever loads it hands it on: it needs building, and not every build has it. */
export type ReferenceRuntime = typeof generated;
