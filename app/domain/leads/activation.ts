type Fact = { kind: string; payload: unknown };
type Told = { feature?: string; attributionId?: string; attributionIds?: string[] };

/** The kinds of fact that `countActivations` reads. */
export const activationKinds = ["feature.activated", "account.moved"] as const;

/**
 * How many different features of the product are activated, out of a lead's facts in any order; one that has no name is
 * one feature. What an account's facts told counts no more once it belongs to somebody else.
 */
export function countActivations(facts: readonly Fact[]): number {
  const told = facts.map(({ kind, payload }) => ({ kind, ...(payload as Told) }));
  const gone = new Set(
    told.flatMap(({ kind, attributionIds }) => (kind === "account.moved" ? (attributionIds ?? []) : [])),
  );
  const counted = told.filter(
    ({ kind, attributionId }) =>
      kind === "feature.activated" && (attributionId === undefined || !gone.has(attributionId)),
  );
  return new Set(counted.map(({ feature = "" }) => feature)).size;
}
