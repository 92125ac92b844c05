/** Whose rows a query over partner-owned data may touch; the domain makes it from the actor. */
export type Scope = { all: true } | { partnerId: string };

/** The partner id that rows must have, or undefined when all may be seen. */
export function partnerOf(scope: Scope): string | undefined {
  return "partnerId" in scope ? scope.partnerId : undefined;
}
