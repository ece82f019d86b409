/** What the contract of a job class looks like. */
import { checksOfRequests, jobEffects } from "../runtime/jobs/job-behavior.ts";
import {
  amount,
  anyText,
  flag,
  list,
  nullable,
  object,
  oneOf,
  optional,
  record,
  table,
  text,
  whole,
} from "../../json/shape.ts";
import { type Forms, name } from "./contract-forms.ts";

export const stateRoles = ["initial", "starting", "running", "asking", "completed", "warning", "failed"] as const;
export const stops = ["terminate", "kill", "break"] as const;

/** The error codes that a uint16 can hold; 0 is for success. */
export const errorCode = whole("The number of the error.", { minimum: 1, maximum: 65_535 });

export function jobMembers({ orChoice, label, assignments }: Forms) {
  return {
    $schema: optional(text("The JSON Schema of this file.")),
    class: name("The class of the jobs."),
    given: list("Properties that whoever starts a job gives a value for.", name("The name of a property.")),
    state: name("The property that holds the state."),
    states: table("The states in the roles that the engine knows.", stateRoles, label),
    passing: record(
      "How many milliseconds a state lasts that is passed on the way to another.",
      orChoice(amount("Milliseconds.")),
    ),
    request: object("What clients may ask of a job.", {
      method: name("The method that asks."),
      requested: name("Its parameter that says what is asked for."),
      timeout: name("Its parameter that says until when."),
      granted: label,
      checks: list(
        "What a request has to pass, in this order.",
        object("A check.", { check: oneOf("What is looked at.", checksOfRequests), else: label }),
      ),
      requests: record(
        "The requests by the labels of the parameter.",
        object("A request.", {
          from: orChoice(list("The states in which it is legal.", label)),
          path: list("The states that are passed on the way.", label),
          to: label,
          effect: oneOf("What becomes of the work.", jobEffects),
          supported: orChoice(flag("Whether it is supported.")),
          needsCancellable: orChoice(flag("Whether it is refused once the job can no longer be cancelled.")),
        }),
      ),
    }),
    kill: object("How a job is killed.", {
      method: name("The method that kills."),
      deleteAfterwards: name("Its parameter that says whether the job is deleted then."),
      supported: orChoice(flag("Whether it is supported.")),
      notSupported: label,
      killed: label,
      refused: label,
      as: name("The label of the request that does the same."),
    }),
    errors: object("The errors of a job.", {
      class: name("Their class."),
      properties: assignments,
      methods: record(
        "The methods that give the errors.",
        object("A method.", { out: name("The parameter: an array for all errors, else for the first."), code: label }),
      ),
    }),
    removal: object("When a job that has ended is removed.", {
      after: orChoice(name("The property that says how long it stays.")),
      onlyIf: orChoice(nullable(name("The property that has to be true; null if it is always removed."))),
    }),
    writable: orChoice(list("The properties that clients may write.", name("The name of a property."))),
    stopped: orChoice(
      table(
        "The errors of a job that a client has ended, or whose work has broken.",
        stops,
        object("An error.", {
          code: errorCode,
          description: orChoice(text("Its words; {reason} is what has broken the work.")),
          messageId: orChoice(text("The name of its message.")),
          errorType: orChoice(anyText("The label of its type; empty if the class has none.")),
        }),
      ),
    ),
    properties: assignments,
  };
}
