type Told = { attributionId?: string; attributionIds?: string[] };

/**
 * The facts of a lead that count for it: what an account told counts no more once the account belongs to somebody
 * else (`account.moved`). In the order in which they came.
 */
export function standingFacts<Fact extends { kind: string; payload: unknown }>(facts: readonly Fact[]): Fact[] {
  const told = ({ payload }: Fact) => payload as Told;
  const left = new Set(
    facts.flatMap((fact) => (fact.kind === "account.moved" ? (told(fact).attributionIds ?? []) : [])),
  );
  return facts.filter((fact) => {
    const { attributionId } = told(fact);
    return !attributionId || !left.has(attributionId);
  });
}
