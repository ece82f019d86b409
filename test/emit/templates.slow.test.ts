/**
 * Every name in a template exists in the TypeScript interface of its view. Handlebars' strict mode does not see a wrong
 * name in `{{#if}}` and `{{#each}}`.
 */
import Handlebars from "handlebars";
import { readFileSync, readdirSync } from "node:fs";
import { type Node, Project, type Type } from "ts-morph";
import { describe, expect, test } from "vitest";
import { partialNames } from "../../src/emit/templates.ts";

/** Template -> file and interface of its view. */
const views: Record<string, readonly [string, string]> = {
  enums: ["src/emit/enums/backend.ts", "EnumsView"],
  index: ["src/emit/index/index-module.ts", "IndexView"],
  providers: ["src/emit/providers/backend.ts", "ProvidersView"],
  "reference-job": ["src/reference/emit/job.ts", "JobProviderView"],
  "reference-behavior": ["src/reference/emit/behavior-values.ts", "BehaviorView"],
  "reference-service": ["src/reference/emit/service.ts", "ServiceProviderView"],
  "reference-stored": ["src/reference/emit/system.ts", "StoredView"],
  "reference-system": ["src/reference/emit/system.ts", "SystemView"],
  runtime: ["src/emit/runtime/backend.ts", "RuntimeView"],
  types: ["src/emit/types/backend.ts", "TypesView"],
  validators: ["src/emit/validators/backend.ts", "ValidatorsView"],
  "validators-family": ["src/emit/validators/targets-backend.ts", "FamilyView"],
  "validators-references": ["src/emit/validators/targets-backend.ts", "ReferencesView"],
};

const project = new Project({ tsConfigFilePath: "tsconfig.json", skipAddingFilesFromTsConfig: true });

function source(name: string): string {
  return readFileSync(`templates/${name}.hbs`, "utf8");
}

function viewType(file: string, name: string): { type: Type; place: Node } {
  const place = project.addSourceFileAtPath(file).getInterfaceOrThrow(name);
  return { type: place.getType(), place };
}

/** What is wrong with a template when its context has a type. */
function faults(template: string, type: Type, place: Node): string[] {
  const problems: string[] = [];
  const used = new Set<string>();

  function at(expression: hbs.AST.Expression, context: Type): Type | null {
    const path = expression as hbs.AST.PathExpression;
    if (path.type !== "PathExpression" || path.depth > 0 || path.data) {
      problems.push(`${path.original ?? path.type} is more than a name`);
      return null;
    }
    let reached = context;
    for (const part of path.parts) {
      const property = reached.getProperty(part);
      if (property === undefined) {
        problems.push(`${path.original} is not in ${reached.getText(place)}`);
        return null;
      }
      if (property.isOptional()) problems.push(`${path.original} is optional`);
      reached = property.getTypeAtLocation(place);
      used.add(`${context.getSymbol()?.getName()}.${part}`);
    }
    return reached;
  }

  function walk(statements: readonly hbs.AST.Statement[], context: Type): void {
    for (const statement of statements) {
      if (statement.type === "ContentStatement" || statement.type === "CommentStatement") continue;
      if (statement.type === "MustacheStatement") {
        const printed = at((statement as hbs.AST.MustacheStatement).path, context);
        if (printed !== null && !printed.isString())
          problems.push(`${printed.getText(place)} is printed and no string`);
      } else if (statement.type === "PartialStatement") {
        const { name, params } = statement as hbs.AST.PartialStatement;
        const partial = (name as hbs.AST.PathExpression).original;
        const argument = params[0] === undefined ? context : at(params[0], context);
        if (!partialNames.includes(partial)) problems.push(`there is no partial ${partial}`);
        else if (argument !== null) problems.push(...faults(source(partial), argument, place));
      } else if (statement.type === "BlockStatement") {
        const { path, params, program, inverse } = statement as hbs.AST.BlockStatement;
        const helper = path.original;
        const argument = params[0] === undefined ? null : at(params[0], context);
        const inner = helper === "each" ? (argument?.getArrayElementType() ?? null) : context;
        if (helper !== "each" && helper !== "if") problems.push(`there is no helper ${helper}`);
        else if (helper === "each" && argument !== null && inner === null)
          problems.push(`${argument.getText(place)} is no list`);
        if (inner !== null) walk(program.body, inner);
        if (inverse) walk(inverse.body, context);
      } else {
        problems.push(`${statement.type} is too much for a template`);
      }
    }
  }

  walk(Handlebars.parse(template).body, type);
  return problems;
}

test("each template has a view or is a partial", () => {
  const names = readdirSync("templates").map((name) => name.replace(/\.hbs$/, ""));
  expect(names.sort()).toEqual([...Object.keys(views), ...partialNames].sort());
});

describe.each(Object.entries(views))("%s.hbs", (template, [file, name]) => {
  test(`names only what ${name} has`, () => {
    const { type, place } = viewType(file, name);
    expect(faults(source(template), type, place)).toEqual([]);
  });
});

test.each([
  ["{{headr}}", "headr is not in EnumsView"],
  ["{{#if enmus}}x{{/if}}", "enmus is not in EnumsView"],
  ["{{#each enums}}{{#each membrs}}x{{/each}}{{/each}}", "membrs is not in EnumView"],
  ["{{#each enums}}{{header}}{{/each}}", "header is not in EnumView"],
  ["{{#each header}}x{{/each}}", "string is no list"],
  ["{{enums}}", "readonly EnumView[] is printed and no string"],
  ["{{> lines import}}", "import is not in EnumsView"],
  ["{{> lists imports}}", "there is no partial lists"],
  ["{{#unless header}}x{{/unless}}", "there is no helper unless"],
])("%s is found to be wrong", (template, fault) => {
  const { type, place } = viewType("src/emit/enums/backend.ts", "EnumsView");
  expect(faults(template, type, place)).toEqual([fault]);
});
