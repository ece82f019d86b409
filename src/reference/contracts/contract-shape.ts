/** What contracts and the table of choices look like: it reads them and is their JSON Schema. */
import { type JsonSchema, kinds, schemaDocument, type ShapeValue } from "../../json/shape.ts";
import { choicesSchema } from "./choices.ts";
import { contractForms, type Forms, type Resolve } from "./contract-forms.ts";
import { jobMembers } from "./job-shape.ts";
import { problem, serviceMembers } from "./service-shape.ts";

function shapeOf(forms: Forms) {
  return kinds(
    "A contract: how the instances of a class behave.",
    "kind",
    { job: jobMembers(forms), service: serviceMembers(forms) },
    {
      job: "How the jobs of a class behave.",
      service: "What stands around a service, and what each of its methods looks at, does and returns.",
    },
  );
}

/** The shape of contracts for one profile. */
export function contractShape(resolve: Resolve): ReturnType<typeof shapeOf> {
  return shapeOf(contractForms(resolve));
}

type ContractText = ShapeValue<ReturnType<typeof contractShape>>;
export type JobText = Extract<ContractText, { readonly kind: "job" }>;
export type ServiceText = Extract<ContractText, { readonly kind: "service" }>;

export function contractSchema(): JsonSchema {
  const forms = contractForms(() => null);
  return schemaDocument("Contracts of behavior", { anyOf: [shapeOf(forms).schema, choicesSchema] }, [
    ...forms.definitions,
    problem,
  ]);
}
