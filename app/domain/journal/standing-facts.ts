type Told = { attributionId?: string; attributionIds?: string[]; factId?: string };
type Fact = { id?: string; kind: string; payload: unknown };

/** The kinds that take other facts back: read them with whatever `standingFacts` is asked about. */
export const takingBack = ["account.moved", "account.fact_withdrawn"] as const;

const told = ({ payload }: Fact) => payload as Told;

/** Which facts somebody recorded by mistake, by id (`account.fact_withdrawn`). */
export function withdrawnFacts(facts: readonly Fact[]): Set<string> {
  return new Set(facts.flatMap((fact) => (fact.kind === "account.fact_withdrawn" ? (told(fact).factId ?? []) : [])));
}

/** By which attributions an account was here that belongs to somebody else now (`account.moved`). */
export function movedAttributions(facts: readonly Fact[]): Set<string> {
  return new Set(facts.flatMap((fact) => (fact.kind === "account.moved" ? (told(fact).attributionIds ?? []) : [])));
}

/**
 * The facts of a lead that count for it: neither what was recorded by mistake, nor what an account told that belongs to
 * somebody else. In the order in which they came.
 */
export function standingFacts<Given extends Fact>(facts: readonly Given[]): Given[] {
  const withdrawn = withdrawnFacts(facts);
  const left = movedAttributions(facts);
  return facts.filter((fact) => {
    const { attributionId } = told(fact);
    return !(attributionId && left.has(attributionId)) && !(fact.id && withdrawn.has(fact.id));
  });
}
