/** What the contract of a service class looks like. */
import { hostFormats, requestParts, serviceChecks } from "../runtime/system/service-behavior.ts";
import { migrationProblems, type MigrationProblemName } from "../runtime/world/migration-problems.ts";
import { hindrances } from "../runtime/world/migration-world.ts";
import { migrationPhases } from "../runtime/world/world-description.ts";
import {
  define,
  flag,
  list,
  located,
  nullable,
  object,
  oneOf,
  optional,
  record,
  table,
  text,
} from "../../json/shape.ts";
import { type Forms, name } from "./contract-forms.ts";
import { errorCode } from "./job-shape.ts";
import { instanceScopes } from "./service-scopes.ts";

export const works = ["machine", "storage", "machine-and-storage", "staged", "storage-check"] as const;
export const actions = [
  "answer",
  "migrate",
  "check",
  "checkNow",
  "add",
  "modify",
  "remove",
  "describe",
  "compare",
  "list",
] as const;
export const problemNames = Object.keys(migrationProblems) as MigrationProblemName[];

const slot = name("A kind of slots, one of the limits.");
const parameter = name("The name of a parameter.");

function instanceShape({ assignments }: Forms) {
  return object(
    "What there is an instance of for each host, machine, planned machine, kind of migration, job or added instance.",
    {
      name: optional(name("What others refer to it by.")),
      per: oneOf("There is one for each of these.", instanceScopes),
      live: optional(flag("Whether it is made anew when what it is made of changes.")),
      class: name("Its class."),
      properties: assignments,
    },
  );
}

function kindShape({ orChoice, label }: Forms) {
  return object("A kind of migration.", {
    work: oneOf("What is moved or checked.", works),
    migrates: nullable(label),
    checks: label,
    slots: orChoice(list("The slots that it takes.", slot)),
  });
}

function checkShape({ orChoice, label, path, kinds }: Forms) {
  return object("A check.", {
    check: oneOf("What is looked at.", serviceChecks),
    if: optional(orChoice(flag("Whether the check is made at all."))),
    of: path,
    or: optional(list("Others that may be given in its place.", path)),
    to: optional(
      list(
        "The instances that it may refer to, by their names, or the properties that the check is about.",
        name("The name of an instance or property."),
      ),
    ),
    values: optional(list("The values that it may have.", nullable(name("A label, or null.")))),
    formats: optional(list("The forms that the name of a host may have.", oneOf("A form.", hostFormats))),
    for: optional(kinds),
    else: label,
  });
}

function methodShape(forms: Forms) {
  const { orChoice, label } = forms;
  return object("What a method does.", {
    does: oneOf("What it does once everything is checked.", actions),
    of: optional(parameter),
    out: optional(parameter),
    code: label,
    incompatible: optional(label),
    hindered: optional(
      orChoice(
        table(
          "The codes where nothing of what is asked for can be looked at; a method without them always answers.",
          hindrances,
          label,
        ),
      ),
    ),
    checks: list("What a call has to pass, in this order.", checkShape(forms)),
  });
}

export const problem = define("problem", () =>
  object("A problem.", {
    code: nullable(errorCode),
    type: nullable(name("The label of its type; null for that of its cause.")),
    text: name("Its words, in which {details} are filled in."),
  }),
);

export function serviceMembers(forms: Forms) {
  const { orChoice, label, path, sources, made } = forms;
  return {
    $schema: optional(text("The JSON Schema of this file.")),
    class: name("The class of the service."),
    namespace: located(text("Where its instances live, one of those that the class is declared in.")),
    creates: text("The name of the generated function that puts the service on the hosts of a world."),
    job: name("The class of the jobs that it starts; there has to be a contract for it."),
    instances: list("The instances around the service.", instanceShape(forms)),
    settings: name("The name of the instance with the settings of the service."),
    added: text("The name under which an instance stands that a client adds."),
    limits: record("By kind of slot, the property of the settings that limits it.", name("The name of a property.")),
    kindOf: path,
    kinds: record("The kinds of migrations by the labels of that property.", kindShape(forms)),
    jobType: name("The property of the jobs that tells of their type."),
    slotsOfChecks: orChoice(list("The slots that checks take.", slot)),
    finalFrom: orChoice(oneOf("The phase of a migration from which on it cannot be called off.", migrationPhases)),
    request: table("What the world is asked for.", requestParts, sources),
    roots: record("Where the files of a machine are to lie.", sources),
    disks: object("Where its disks are to lie.", {
      list: path,
      disk: name("The property of an element that names the disk."),
      path: name("The property of an element with its new path."),
    }),
    given: record("What a job is told; the names are those of its contract.", sources),
    reason: made,
    vector: made,
    methods: record("The methods by name.", methodShape(forms)),
    receives: path,
    problems: orChoice(
      table(
        "By the name of each problem of a migration: number (null for that of its cause), type and words.",
        problemNames,
        problem,
      ),
    ),
    never: located(
      list(
        "Codes that the methods are documented to return and never do.",
        object("Some codes.", {
          codes: list("The codes.", label),
          of: list("The methods.", name("The name of a method.")),
          why: text("Why they are never returned."),
        }),
      ),
    ),
  };
}
