import { standingFacts } from "../journal/standing-facts";
import { uncountedFacts } from "../journal/uncounted-facts";
import { accountFacts, byHand } from "./input";

export type AccountFactKind = keyof typeof accountFacts;

/** A fact about the customer that a lead became; amount in minor units. */
export type AccountFact = {
  id: string;
  kind: AccountFactKind;
  at: Date;
  invoiceId: string | null;
  creditNoteId: string | null;
  amount: { amountMinor: bigint; currency: string } | null;
  /** Why it does not count; null for what does. */
  uncounted: string | null;
  /** Recorded by hand, and not taken back yet: it can be. */
  withdrawable: boolean;
};

type Entry = { id: string; kind: string; occurredAt: Date; source: string; payload: unknown };

const isAccountFact = (entry: Entry): entry is Entry & { kind: AccountFactKind } =>
  Object.hasOwn(accountFacts, entry.kind);

/** What product and billing reported, out of a lead's journal, in its order, and what of it counts. */
export function readAccountFacts(journal: readonly Entry[]): AccountFact[] {
  const uncounted = uncountedFacts(journal);
  const standing = new Set(standingFacts(journal));
  return journal.filter(isAccountFact).map((entry) => {
    const { id, kind, occurredAt, source, payload } = entry;
    const { amountMinor, currency, invoiceId = null, creditNoteId = null } = payload as Partial<Record<string, string>>;
    const amount = amountMinor && currency ? { amountMinor: BigInt(amountMinor), currency } : null;
    return {
      ...{ id, kind, at: occurredAt, invoiceId, creditNoteId, amount },
      uncounted: uncounted.get(id)?.why ?? null,
      withdrawable: source === byHand && standing.has(entry),
    };
  });
}
