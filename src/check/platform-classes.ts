import { platformClasses } from "../source/read.ts";
import type { Span } from "../source/source-file.ts";

/** Whether something is declared in mofc's own MOF of what platforms bring along, whose spelling binds nobody. */
export function isOfPlatform({ file }: Span): boolean {
  return file.path.startsWith(`${platformClasses}/`);
}
