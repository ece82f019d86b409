import type { QualifierDeclaration } from "../schema/model.ts";

/**
 * Whether a qualifier is one of WMI's that mofc declares by itself. WMI has no declarations: types and scopes are those
 * of reference pages and published files, and nothing is wrong with a use that differs.
 */
export function isOnlyDocumented({ isBuiltIn, declaration }: QualifierDeclaration): boolean {
  return isBuiltIn && declaration.span.file.path.endsWith("/qualifiers-wmi.mof");
}
