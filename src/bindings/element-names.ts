/** How generated code and findings name an element of the MOF: `CIM_Job`, `CIM_Job.Name`, `CIM_Job.KillJob()`, `CIM_Job.KillJob(DeleteOnKill)`. */

export function propertyElement(className: string, property: string): string {
  return `${className}.${property}`;
}

export function methodElement(className: string, method: string): string {
  return `${className}.${method}()`;
}

export function parameterElement(className: string, method: string, parameter: string): string {
  return `${className}.${method}(${parameter})`;
}

export function isMethodElement(element: string): boolean {
  return element.endsWith("()");
}

/**
 * The name of the property or method in the name of an element; that of a class is its own. A Deprecated qualifier may
 * name a method without its parentheses.
 */
export function memberOfElement(element: string): string {
  return withinClass(element).replace(/\(.*\)$/s, "");
}

/** The name of an element without its class, whose path may begin with a namespace. */
export function withinClass(element: string): string {
  return element.slice(element.indexOf(".", element.indexOf(":") + 1) + 1);
}
