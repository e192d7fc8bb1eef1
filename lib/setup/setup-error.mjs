/** A problem that the owner can solve: one sentence that says what is wrong and what to do. Printed without a stack. */
export class SetupError extends Error {
  /** @override */
  name = "SetupError";
}
