import type { Class, Model, Type } from "../schema/model.ts";
import { compareCodeUnits } from "../source/order.ts";

/** The classes to emit, sorted by name, and the patterns that no class matches. */
export interface Selection {
  readonly classes: readonly Class[];
  readonly unmatched: readonly string[];
}

/**
 * The classes whose name or path matches any pattern (`*` and `?`, without regard to case) and all that those need:
 * superclasses, targets of references and embedded classes of properties, return values and parameters. No pattern
 * selects all.
 */
export function selectClasses(model: Model, patterns: readonly string[]): Selection {
  const all = model.classes.values();
  const matchers = patterns.map((pattern) => {
    const expression = globExpression(pattern);
    return { pattern, isMatch: ({ name, path }: Class) => expression.test(name) || expression.test(path) };
  });
  const asked = patterns.length === 0 ? all : all.filter((cls) => matchers.some(({ isMatch }) => isMatch(cls)));
  const unmatched = matchers.filter(({ isMatch }) => !all.some(isMatch));
  const closure = new Set<Class>();
  const waiting = [...asked];
  for (let cls = waiting.pop(); cls !== undefined; cls = waiting.pop()) {
    if (closure.has(cls)) continue;
    closure.add(cls);
    for (const needed of neededBy(cls)) waiting.push(needed);
  }
  return {
    classes: [...closure].sort((a, b) => compareCodeUnits(a.name, b.name) || compareCodeUnits(a.path, b.path)),
    unmatched: unmatched.map(({ pattern }) => pattern),
  };
}

function globExpression(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "iu");
}

function neededBy(cls: Class): Class[] {
  return cls.superclass === null ? targetsOf(cls) : [cls.superclass, ...targetsOf(cls)];
}

/** The classes that the types of a class's members name, inherited members included. */
export function targetsOf(cls: Class): Class[] {
  const needed: (Class | null)[] = [];
  for (const property of cls.properties) needed.push(targetOf(property.type));
  for (const method of cls.methods) {
    needed.push(targetOf(method.returnType));
    for (const parameter of method.parameters) needed.push(targetOf(parameter.type));
  }
  return needed.filter((other) => other !== null);
}

function targetOf(type: Type | null): Class | null {
  return type === null || type.kind === "intrinsic" ? null : type.target;
}
