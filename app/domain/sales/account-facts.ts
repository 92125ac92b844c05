import { accountFacts } from "./input";

export type AccountFactKind = keyof typeof accountFacts;

/** A fact about the customer that a lead became; amount in minor units. */
export type AccountFact = {
  id: string;
  kind: AccountFactKind;
  at: Date;
  invoiceId: string | null;
  creditNoteId: string | null;
  amount: { amountMinor: bigint; currency: string } | null;
  /** A refund in another currency than its invoice: it takes nothing back. */
  counts: boolean;
};

type Entry = { id: string; kind: string; occurredAt: Date; payload: unknown };

const isAccountFact = (entry: Entry): entry is Entry & { kind: AccountFactKind } =>
  Object.hasOwn(accountFacts, entry.kind);

/** What product and billing reported, out of a lead's journal, in its order. */
export function readAccountFacts(journal: readonly Entry[]): AccountFact[] {
  const facts = journal.filter(isAccountFact).map(({ id, kind, occurredAt, payload }) => {
    const { amountMinor, currency, invoiceId = null, creditNoteId = null } = payload as Partial<Record<string, string>>;
    const amount = amountMinor && currency ? { amountMinor: BigInt(amountMinor), currency } : null;
    return { id, kind, at: occurredAt, invoiceId, creditNoteId, amount };
  });
  const paid = new Map(facts.flatMap(({ kind, ...fact }) => (kind === "invoice.paid" ? [[fact.invoiceId, fact]] : [])));
  return facts.map((fact) => {
    const invoice = fact.kind === "invoice.refunded" ? paid.get(fact.invoiceId) : undefined;
    return { ...fact, counts: invoice === undefined || invoice.amount?.currency === fact.amount?.currency };
  });
}
