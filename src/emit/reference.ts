import type { Backend, EmitModel, EmitOptions, FileView } from "./backend.ts";
import { jobBehaviorFile, jobProviderFile } from "./reference-job.ts";

/** A reference runtime: what contracts say of services and jobs as typed tables, and providers that an engine stands behind. */
export const referenceBackend: Backend = {
  name: "reference",
  requires: ["types", "enums", "providers", "runtime"],
  runtime: ["behavior-values.ts", "job-engine.ts"],
  views: (model, options) => [...jobFiles(model, options)],
};

function jobFiles(model: EmitModel, options: EmitOptions): FileView[] {
  const profiles = model.contracts?.profiles ?? [];
  const providers = (profiles[0]?.jobs ?? []).map((contract) => jobProviderFile(contract, model, options));
  return [...providers, ...profiles.flatMap(({ name, jobs }) => jobs.map((contract) => jobBehaviorFile(contract, name, model, options)))];
}
