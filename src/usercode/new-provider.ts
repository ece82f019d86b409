/** The files that a user gets to start from. */
import { formatText } from "../emit/prettier.ts";
import { type GeneratedPlace, type OutlinedMethod, type ProviderOutline, specifierOf } from "./provider-outline.ts";

/** A class in which nothing is supported yet. */
export function newProvider(outline: ProviderOutline, place: GeneratedPlace): Promise<string> {
  const { base, baseModule, userClass, keysType, instanceType } = outline;
  return formatText(
    `${userClass}.ts`,
    `// Yours to fill in. Later runs of mofc scaffold add methods that appear in the MOF, bring the types of signatures
// up to date and mark methods that disappear; they leave all else as it is.
import type * as cim from ${JSON.stringify(specifierOf("index", place))};
import { ${base} } from ${JSON.stringify(specifierOf(baseModule, place))};

${outline.doc.join("\n")}
export class ${userClass} extends ${base} {
  /** The instance with these keys, or \`null\` where there is none. */
  override async getInstance(keys: ${keysType}, context: cim.OperationContext): Promise<${instanceType} | null> {
    ${notSupported}
    return super.getInstance(keys, context);
  }

  /** All instances; \`async *\` in front of the name lets you \`yield\` them. */
  override enumerateInstances(context: cim.OperationContext): AsyncIterable<${instanceType}> {
    ${notSupported}
    return super.enumerateInstances(context);
  }
${outline.methods.map((method) => `\n${methodText(method, (type) => type)}\n`).join("")}}
`,
  );
}

const notSupported = "// Answers CIM_ERR_NOT_SUPPORTED until it is written.";

/** One method as members of a class are written; not yet formatted. */
export function methodText(method: OutlinedMethod, written: (type: string) => string): string {
  const { name, doc, parameterTypes, returnType } = method;
  const [input, context] = parameterTypes.map(written);
  return `  ${doc.join("\n  ")}
  override async ${name}(input: ${input}, context: ${context}): ${written(returnType)} {
    ${notSupported}
    return super.${name}(input, context);
  }`;
}

/** A first test, which passes. */
export function newProviderTest(outline: ProviderOutline, place: GeneratedPlace): Promise<string> {
  const { className, userClass, fileName } = outline;
  const names = outline.methods.map(({ name }) => JSON.stringify(name));
  const unwritten = `
test.each([${names.join(", ")}] as const)("%s is not supported yet", async (method) => {
  const context = { keys: {} as never, signal: new AbortController().signal };
  await expect(provider[method]({} as never, context)).rejects.toMatchObject({ status: CimStatus.NOT_SUPPORTED });
});
`;
  return formatText(
    `${userClass}.test.ts`,
    `import { expect, test } from "vitest";
import { CimStatus } from ${JSON.stringify(specifierOf("runtime/cim-error", place))};
import { Dispatcher } from ${JSON.stringify(specifierOf("runtime/dispatcher", place))};
import { ${userClass} } from ${JSON.stringify(`./${fileName}${place.extension}`)};

const provider = new ${userClass}();
const dispatcher = new Dispatcher([provider]);

test("the dispatcher finds ${className}", async () => {
  await expect(dispatcher.invoke({ className: ${JSON.stringify(className)}, method: "NoSuchMethod" })).rejects.toMatchObject({
    status: CimStatus.METHOD_NOT_FOUND,
  });
});
${names.length === 0 ? "" : unwritten}`,
  );
}
