/** What was asked for cannot be emitted: a class that is not there, a template or backend that does not work. For people, without a stack. */
export class EmitError extends Error {
  override readonly name = "EmitError";
}
