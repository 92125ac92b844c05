import { standingFacts, takingBack } from "../journal/standing-facts";

/** The kinds of fact that `countActivations` reads. */
export const activationKinds = ["feature.activated", ...takingBack] as const;

/**
 * How many different features of the product are activated, out of a lead's facts in any order; one that has no name is
 * one feature. What an account's facts told counts no more once it belongs to somebody else.
 */
export function countActivations(facts: readonly { id?: string; kind: string; payload: unknown }[]): number {
  const activated = standingFacts(facts).filter(({ kind }) => kind === "feature.activated");
  return new Set(activated.map(({ payload }) => (payload as { feature?: string }).feature ?? "")).size;
}
