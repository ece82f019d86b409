/** All rules in the order in which they are run; it does not show in the output, which is sorted by place. */
import { aliasCycle } from "./alias-cycle.ts";
import { aliasEmbedded } from "./alias-embedded.ts";
import { aliasUndefined } from "./alias-undefined.ts";
import { arrayPlace } from "./array-place.ts";
import { assocArity } from "./assoc-arity.ts";
import { assocFewRefs } from "./assoc-few-refs.ts";
import { bareText } from "./bare-text.ts";
import { bitAndValueMap } from "./bit-and-value-map.ts";
import { bitPosition } from "./bit-position.ts";
import { bitSignedType } from "./bit-signed-type.ts";
import { conArrayType } from "./con-arraytype.ts";
import { conMinGtMax } from "./con-min-gt-max.ts";
import { conWrongType } from "./con-wrong-type.ts";
import { corrUnknown } from "./corr-unknown.ts";
import { dialectEmbeddedObject } from "./dialect-embedded-object.ts";
import { dialectFlavor } from "./dialect-flavor.ts";
import { dialectMacro } from "./dialect-macro.ts";
import { dialectNestedInstance } from "./dialect-nested-instance.ts";
import { dialectParameterDefault } from "./dialect-parameter-default.ts";
import { dialectQualifierFlavors } from "./dialect-qualifier-flavors.ts";
import { dialectVoid } from "./dialect-void.ts";
import { docsDateTime } from "./docs-datetime.ts";
import { docsMethod } from "./docs-method.ts";
import { embOnNonString } from "./emb-on-non-string.ts";
import { embUnknownClass } from "./emb-unknown-class.ts";
import { embValue } from "./emb-value.ts";
import { flavorUnknown } from "./flavor-unknown.ts";
import { inhAbstractUnderConcrete } from "./inh-abstract-under-concrete.ts";
import { inhKindMismatch } from "./inh-kind-mismatch.ts";
import { inhOrder } from "./inh-order.ts";
import { inhTerminal } from "./inh-terminal.ts";
import { inhUnknownSuperclass } from "./inh-unknown-superclass.ts";
import { instAbstract } from "./inst-abstract.ts";
import { instDupKey } from "./inst-dup-key.ts";
import { instDupProperty } from "./inst-dup-property.ts";
import { instUnknownClass } from "./inst-unknown-class.ts";
import { instUnknownProperty } from "./inst-unknown-property.ts";
import { keyInSubclass } from "./key-in-subclass.ts";
import { keyMissing } from "./key-missing.ts";
import { keyMutated } from "./key-mutated.ts";
import { keyNull } from "./key-null.ts";
import { keyType } from "./key-type.ts";
import { mapDupLabel } from "./map-dup-label.ts";
import { mapLength } from "./map-length.ts";
import { mapNoValueMap } from "./map-no-valuemap.ts";
import { mapNoValues } from "./map-no-values.ts";
import { mapOverlap } from "./map-overlap.ts";
import { mapReversed } from "./map-reversed.ts";
import { mapSyntax } from "./map-syntax.ts";
import { mapTypeRange } from "./map-type-range.ts";
import { mapUnclaimedMulti } from "./map-unclaimed-multi.ts";
import { mapWrongType } from "./map-wrong-type.ts";
import { methArrayReturn } from "./meth-array-return.ts";
import { methIdGap } from "./meth-id-gap.ts";
import { methIoMissing } from "./meth-io-missing.ts";
import { methNoCodes } from "./meth-no-codes.ts";
import { methReturnValueName } from "./meth-returnvalue-name.ts";
import { nameCaseDiffers } from "./name-case-differs.ts";
import { nameDupFeature } from "./name-dup-feature.ts";
import { nameDupParam } from "./name-dup-param.ts";
import { nameDupQualifier } from "./name-dup-qualifier.ts";
import { nameReserved } from "./name-reserved.ts";
import { nameSchemaPrefix } from "./name-schema-prefix.ts";
import { nameSystem } from "./name-system.ts";
import { ovrImplicit } from "./ovr-implicit.ts";
import { ovrMissingTarget } from "./ovr-missing-target.ts";
import { ovrName } from "./ovr-name.ts";
import { ovrRefClass } from "./ovr-ref-class.ts";
import { ovrSignature } from "./ovr-signature.ts";
import { ovrType } from "./ovr-type.ts";
import { ovrValueMapWidened } from "./ovr-valuemap-widened.ts";
import { pragArgs } from "./prag-args.ts";
import { pragNamespace } from "./prag-namespace.ts";
import { pragUnknown } from "./prag-unknown.ts";
import { propPropagated } from "./prop-propagated.ts";
import { qualAssocIndication } from "./qual-assoc-indication.ts";
import { qualCase } from "./qual-case.ts";
import { qualDeclStandard } from "./qual-decl-standard.ts";
import { qualDisableOverride } from "./qual-disable-override.ts";
import { qualFlavorConflict } from "./qual-flavor-conflict.ts";
import { qualFlavorOnUse } from "./qual-flavor-on-use.ts";
import { qualMissingValue } from "./qual-missing-value.ts";
import { qualNoScope } from "./qual-no-scope.ts";
import { qualScope } from "./qual-scope.ts";
import { qualType } from "./qual-type.ts";
import { qualUnknown } from "./qual-unknown.ts";
import { refArray } from "./ref-array.ts";
import { refMinMax } from "./ref-min-max.ts";
import { refOutsideAssoc } from "./ref-outside-assoc.ts";
import { refUnknownClass } from "./ref-unknown-class.ts";
import { scopeUnknown } from "./scope-unknown.ts";
import { typeUnknown } from "./type-unknown.ts";
import { useDeprecated } from "./use-deprecated.ts";
import { useExperimental } from "./use-experimental.ts";
import { valArrayShape } from "./val-array-shape.ts";
import { valChar16 } from "./val-char16.ts";
import { valConstraint } from "./val-constraint.ts";
import { valDateTime } from "./val-datetime.ts";
import { valFraction } from "./val-fraction.ts";
import { valIntervalKind } from "./val-interval-kind.ts";
import { valNotInMap } from "./val-not-in-map.ts";
import { valNullElement } from "./val-null-element.ts";
import { valRange } from "./val-range.ts";
import { valType } from "./val-type.ts";
import { verFormat } from "./ver-format.ts";
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
  arrayPlace,
  pragArgs,
  pragNamespace,
  pragUnknown,
  flavorUnknown,
  scopeUnknown,
  nameCaseDiffers,
  qualCase,
  nameDupFeature,
  nameDupParam,
  nameDupQualifier,
  nameReserved,
  nameSchemaPrefix,
  nameSystem,
  inhAbstractUnderConcrete,
  inhKindMismatch,
  inhOrder,
  inhTerminal,
  inhUnknownSuperclass,
  refUnknownClass,
  embUnknownClass,
  typeUnknown,
  qualAssocIndication,
  qualDeclStandard,
  qualDisableOverride,
  qualFlavorConflict,
  qualFlavorOnUse,
  qualMissingValue,
  qualNoScope,
  qualScope,
  qualType,
  qualUnknown,
  ovrImplicit,
  ovrMissingTarget,
  ovrName,
  ovrRefClass,
  ovrSignature,
  ovrType,
  ovrValueMapWidened,
  conArrayType,
  conMinGtMax,
  conWrongType,
  mapWrongType,
  mapLength,
  mapSyntax,
  mapDupLabel,
  mapNoValueMap,
  mapNoValues,
  mapOverlap,
  mapReversed,
  mapTypeRange,
  mapUnclaimedMulti,
  bitAndValueMap,
  bitPosition,
  bitSignedType,
  valArrayShape,
  valChar16,
  valConstraint,
  valDateTime,
  valFraction,
  valIntervalKind,
  valNotInMap,
  valNullElement,
  valRange,
  valType,
  keyInSubclass,
  keyMissing,
  keyMutated,
  keyNull,
  keyType,
  assocArity,
  assocFewRefs,
  refArray,
  refMinMax,
  refOutsideAssoc,
  embOnNonString,
  embValue,
  methArrayReturn,
  methIdGap,
  methIoMissing,
  methNoCodes,
  methReturnValueName,
  propPropagated,
  corrUnknown,
  useDeprecated,
  useExperimental,
  verFormat,
  instAbstract,
  instDupKey,
  instDupProperty,
  instUnknownClass,
  instUnknownProperty,
  aliasCycle,
  aliasEmbedded,
  aliasUndefined,
];
