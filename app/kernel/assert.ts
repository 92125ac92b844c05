/** Throws when a fact that the code relies on does not hold: a defect of ours, never the user's. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}
