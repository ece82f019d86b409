/** The public API: what the author of a backend needs. `mofc/config` is for the author of a configuration. */
export type {
  Backend,
  EmitModel,
  EmitOptions,
  FileView,
  InputRequest,
  Own,
  RenderedFile,
  RuntimeFile,
  RuntimeLibrary,
} from "./emit/backend.ts";
export { generatedMark, plainHeader, sourceHeader } from "./bindings/header.ts";
export { GeneratedModule, type ModuleView } from "./emit/module/generated-module.ts";
export type { ImportExtension } from "./emit/module/imports.ts";
export { jsdoc } from "./emit/module/jsdoc.ts";
export type {
  ArrayShape,
  Class,
  Deprecation,
  Element,
  Instance,
  IntegerType,
  IntrinsicType,
  Limits,
  Method,
  Model,
  Parameter,
  Property,
  Qualifier,
  QualifierDeclaration,
  Type,
  Value,
} from "./schema/model.ts";
export {
  amount,
  flag,
  list,
  nullable,
  object,
  oneOf,
  optional,
  type Shape,
  type ShapeValue,
  text,
  whole,
} from "./json/shape.ts";
