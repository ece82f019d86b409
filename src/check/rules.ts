/** All rules in the order in which they are run; it does not show in the output, which is sorted by place. */
import { aliasCycle } from "./rules/alias-cycle.ts";
import { aliasEmbedded } from "./rules/alias-embedded.ts";
import { aliasUndefined } from "./rules/alias-undefined.ts";
import { arrayPlace } from "./rules/array-place.ts";
import { assocArity } from "./rules/assoc-arity.ts";
import { assocFewRefs } from "./rules/assoc-few-refs.ts";
import { bareText } from "./rules/bare-text.ts";
import { bitAndValueMap } from "./rules/bit-and-value-map.ts";
import { bitPosition } from "./rules/bit-position.ts";
import { bitSignedType } from "./rules/bit-signed-type.ts";
import { conArrayType } from "./rules/con-arraytype.ts";
import { conMinGtMax } from "./rules/con-min-gt-max.ts";
import { conWrongType } from "./rules/con-wrong-type.ts";
import { corrUnknown } from "./rules/corr-unknown.ts";
import { dialectEmbeddedObject } from "./rules/dialect-embedded-object.ts";
import { dialectFlavor } from "./rules/dialect-flavor.ts";
import { dialectMacro } from "./rules/dialect-macro.ts";
import { dialectNestedInstance } from "./rules/dialect-nested-instance.ts";
import { dialectParameterDefault } from "./rules/dialect-parameter-default.ts";
import { dialectQualifierFlavors } from "./rules/dialect-qualifier-flavors.ts";
import { dialectVoid } from "./rules/dialect-void.ts";
import { dialectDateTime } from "./rules/dialect-datetime.ts";
import { docsDateTime } from "./rules/docs-datetime.ts";
import { docsMethod } from "./rules/docs-method.ts";
import { embOnNonString } from "./rules/emb-on-non-string.ts";
import { embUnknownClass } from "./rules/emb-unknown-class.ts";
import { embValue } from "./rules/emb-value.ts";
import { flavorUnknown } from "./rules/flavor-unknown.ts";
import { inhAbstractUnderConcrete } from "./rules/inh-abstract-under-concrete.ts";
import { inhKindMismatch } from "./rules/inh-kind-mismatch.ts";
import { inhOrder } from "./rules/inh-order.ts";
import { inhTerminal } from "./rules/inh-terminal.ts";
import { inhUnknownSuperclass } from "./rules/inh-unknown-superclass.ts";
import { instAbstract } from "./rules/inst-abstract.ts";
import { instDupKey } from "./rules/inst-dup-key.ts";
import { instDupProperty } from "./rules/inst-dup-property.ts";
import { instUnknownClass } from "./rules/inst-unknown-class.ts";
import { instUnknownProperty } from "./rules/inst-unknown-property.ts";
import { keyInSubclass } from "./rules/key-in-subclass.ts";
import { keyMissing } from "./rules/key-missing.ts";
import { keyMutated } from "./rules/key-mutated.ts";
import { keyNull } from "./rules/key-null.ts";
import { keyType } from "./rules/key-type.ts";
import { mapDupLabel } from "./rules/map-dup-label.ts";
import { mapLength } from "./rules/map-length.ts";
import { mapNoValueMap } from "./rules/map-no-valuemap.ts";
import { mapNoValues } from "./rules/map-no-values.ts";
import { mapOverlap } from "./rules/map-overlap.ts";
import { mapReversed } from "./rules/map-reversed.ts";
import { mapSyntax } from "./rules/map-syntax.ts";
import { mapTypeRange } from "./rules/map-type-range.ts";
import { mapUnclaimedMulti } from "./rules/map-unclaimed-multi.ts";
import { mapWrongType } from "./rules/map-wrong-type.ts";
import { methArrayReturn } from "./rules/meth-array-return.ts";
import { methIdGap } from "./rules/meth-id-gap.ts";
import { methIoMissing } from "./rules/meth-io-missing.ts";
import { methNoCodes } from "./rules/meth-no-codes.ts";
import { methReturnValueName } from "./rules/meth-returnvalue-name.ts";
import { nameCaseDiffers } from "./rules/name-case-differs.ts";
import { nameCharacter } from "./rules/name-character.ts";
import { nameDupFeature } from "./rules/name-dup-feature.ts";
import { nameDupParam } from "./rules/name-dup-param.ts";
import { nameDupQualifier } from "./rules/name-dup-qualifier.ts";
import { nameReserved } from "./rules/name-reserved.ts";
import { nameSchemaPrefix } from "./rules/name-schema-prefix.ts";
import { nameSystem } from "./rules/name-system.ts";
import { ovrImplicit } from "./rules/ovr-implicit.ts";
import { ovrKind } from "./rules/ovr-kind.ts";
import { ovrMissingTarget } from "./rules/ovr-missing-target.ts";
import { ovrName } from "./rules/ovr-name.ts";
import { ovrRefClass } from "./rules/ovr-ref-class.ts";
import { ovrSignature } from "./rules/ovr-signature.ts";
import { ovrType } from "./rules/ovr-type.ts";
import { ovrValueMapWidened } from "./rules/ovr-valuemap-widened.ts";
import { pragArgs } from "./rules/prag-args.ts";
import { pragNamespace } from "./rules/prag-namespace.ts";
import { pragUnknown } from "./rules/prag-unknown.ts";
import { propPropagated } from "./rules/prop-propagated.ts";
import { qualAssocIndication } from "./rules/qual-assoc-indication.ts";
import { qualCase } from "./rules/qual-case.ts";
import { qualDeclStandard } from "./rules/qual-decl-standard.ts";
import { qualDeprecatedBoolean } from "./rules/qual-deprecated-boolean.ts";
import { qualDisableOverride } from "./rules/qual-disable-override.ts";
import { qualFlavorConflict } from "./rules/qual-flavor-conflict.ts";
import { qualFlavorOnUse } from "./rules/qual-flavor-on-use.ts";
import { qualMissingValue } from "./rules/qual-missing-value.ts";
import { qualNoScope } from "./rules/qual-no-scope.ts";
import { qualScope } from "./rules/qual-scope.ts";
import { qualType } from "./rules/qual-type.ts";
import { qualUnknown } from "./rules/qual-unknown.ts";
import { refArray } from "./rules/ref-array.ts";
import { refMinMax } from "./rules/ref-min-max.ts";
import { refOutsideAssoc } from "./rules/ref-outside-assoc.ts";
import { refText } from "./rules/ref-text.ts";
import { refUnknownClass } from "./rules/ref-unknown-class.ts";
import { scopeUnknown } from "./rules/scope-unknown.ts";
import { typeUnknown } from "./rules/type-unknown.ts";
import { useDeprecated } from "./rules/use-deprecated.ts";
import { useExperimental } from "./rules/use-experimental.ts";
import { valArrayShape } from "./rules/val-array-shape.ts";
import { valChar16 } from "./rules/val-char16.ts";
import { valConstraint } from "./rules/val-constraint.ts";
import { valDateTime } from "./rules/val-datetime.ts";
import { valFraction } from "./rules/val-fraction.ts";
import { valIntervalKind } from "./rules/val-interval-kind.ts";
import { valNotInMap } from "./rules/val-not-in-map.ts";
import { valNullElement } from "./rules/val-null-element.ts";
import { valRange } from "./rules/val-range.ts";
import { valType } from "./rules/val-type.ts";
import { verFormat } from "./rules/ver-format.ts";
import { driverBlock } from "./rules/driver-block.ts";
import { driverDataId } from "./rules/driver-data-id.ts";
import { driverGuid } from "./rules/driver-guid.ts";
import { driverMethodId } from "./rules/driver-method-id.ts";
import { driverSizeIs } from "./rules/driver-size-is.ts";
import { dscAccess } from "./rules/dsc-access.ts";
import { dscClassVersion } from "./rules/dsc-class-version.ts";
import { dscFriendlyName } from "./rules/dsc-friendly-name.ts";
import { dscNoKey } from "./rules/dsc-no-key.ts";
import { descMissing } from "./rules/desc-missing.ts";
import { fileNotAscii } from "./rules/file-not-ascii.ts";
import { fileNotUtf8 } from "./rules/file-not-utf8.ts";
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
  dialectDateTime,
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
  nameCharacter,
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
  qualDeprecatedBoolean,
  qualDisableOverride,
  qualFlavorConflict,
  qualFlavorOnUse,
  qualMissingValue,
  qualNoScope,
  qualScope,
  qualType,
  qualUnknown,
  ovrImplicit,
  ovrKind,
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
  refText,
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
  driverBlock,
  driverDataId,
  driverGuid,
  driverMethodId,
  driverSizeIs,
  dscAccess,
  dscClassVersion,
  dscFriendlyName,
  dscNoKey,
  descMissing,
  fileNotUtf8,
  fileNotAscii,
];
