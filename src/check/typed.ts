import type { Model, Type } from "../schema/model.ts";
import type { DataType, MethodDeclaration, ParameterDeclaration, PropertyDeclaration, Qualifier } from "../syntax/ast.ts";

/** A place where a type is written, with the type it means. */
export interface Typed {
  readonly type: Type;
  readonly node: DataType;
  /** The declaration whose type it is. */
  readonly declaration: PropertyDeclaration | MethodDeclaration | ParameterDeclaration;
  readonly qualifiers: readonly Qualifier[];
}

/** The types of all declared properties, return values and parameters. */
export function* declaredTypes({ classes }: Model): Generator<Typed> {
  for (const item of classes) {
    for (const property of item.properties) {
      if (property.declaringClass !== item) continue;
      const { declaration, type } = property;
      yield { type, node: declaration.type, declaration, qualifiers: declaration.qualifiers };
    }
    for (const method of item.methods) {
      if (method.declaringClass !== item) continue;
      const { declaration, returnType, parameters } = method;
      if (returnType !== null) yield { type: returnType, node: declaration.returnType, declaration, qualifiers: declaration.qualifiers };
      for (const parameter of parameters) {
        yield { type: parameter.type, node: parameter.declaration.type, declaration: parameter.declaration, qualifiers: parameter.declaration.qualifiers };
      }
    }
  }
}
