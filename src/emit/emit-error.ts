/** A template or a backend of the user that does not work. The message is for people; a stack would not help them. */
export class EmitError extends Error {
  override readonly name = "EmitError";
}
