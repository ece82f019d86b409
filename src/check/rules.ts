/** All rules in the order in which they are run; it does not show in the output, which is sorted by place. */
import { aliasUndefined } from "./alias-undefined.ts";
import { bareText } from "./bare-text.ts";
import { dialectEmbeddedObject } from "./dialect-embedded-object.ts";
import { dialectFlavor } from "./dialect-flavor.ts";
import { dialectMacro } from "./dialect-macro.ts";
import { dialectNestedInstance } from "./dialect-nested-instance.ts";
import { dialectParameterDefault } from "./dialect-parameter-default.ts";
import { dialectQualifierFlavors } from "./dialect-qualifier-flavors.ts";
import { dialectVoid } from "./dialect-void.ts";
import { docsDateTime } from "./docs-datetime.ts";
import { docsMethod } from "./docs-method.ts";
import { embUnknownClass } from "./emb-unknown-class.ts";
import { flavorUnknown } from "./flavor-unknown.ts";
import { inhUnknownSuperclass } from "./inh-unknown-superclass.ts";
import { instUnknownClass } from "./inst-unknown-class.ts";
import { instUnknownProperty } from "./inst-unknown-property.ts";
import { mapLength } from "./map-length.ts";
import { mapSyntax } from "./map-syntax.ts";
import { mapWrongType } from "./map-wrong-type.ts";
import { nameDupFeature } from "./name-dup-feature.ts";
import { nameDupParam } from "./name-dup-param.ts";
import { nameDupQualifier } from "./name-dup-qualifier.ts";
import { qualUnknown } from "./qual-unknown.ts";
import { refUnknownClass } from "./ref-unknown-class.ts";
import { scopeUnknown } from "./scope-unknown.ts";
import { typeUnknown } from "./type-unknown.ts";
import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [
  dialectMacro,
  dialectQualifierFlavors,
  dialectFlavor,
  dialectEmbeddedObject,
  dialectVoid,
  dialectParameterDefault,
  dialectNestedInstance,
  docsMethod,
  docsDateTime,
  bareText,
  flavorUnknown,
  scopeUnknown,
  nameDupQualifier,
  nameDupFeature,
  nameDupParam,
  inhUnknownSuperclass,
  refUnknownClass,
  embUnknownClass,
  typeUnknown,
  qualUnknown,
  mapWrongType,
  mapLength,
  mapSyntax,
  instUnknownClass,
  instUnknownProperty,
  aliasUndefined,
];
