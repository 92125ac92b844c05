import { listAccountIdsLike } from "db/queries/accounts";
import { findReportedInvoice, listReportedInvoices, type PaidInvoice } from "db/queries/refunds";
import type { Db } from "db/tx";
import { listStandingFacts } from "../journal/views/list-standing-facts";
import { accountName } from "./event-words";

/** What a refund can be matched to: an invoice, and whose it is. */
export type InvoiceChoice = PaidInvoice & { accountId: string; of: string | null };
type Refund = { accountId: string | null; leadId: string | null; currency: string; amountMinor: string };

const offered = 20;
const searched = 50;

/** A lead's invoices, whoever reported them: what was recorded by hand as well. */
async function invoicesOfLead(db: Db, leadId: string, accountId: string): Promise<InvoiceChoice[]> {
  const facts = await listStandingFacts(db, leadId, ["invoice.paid"]);
  return facts.flatMap(({ id, occurredAt, payload }) => {
    const { invoiceId, amountMinor, currency } = payload as Partial<Record<string, string>>;
    if (!invoiceId || !amountMinor || !currency) return [];
    return [{ id, invoiceId, amountMinor, currency, paidAt: occurredAt, accountId, of: null }];
  });
}

/**
 * The invoices that a refund may give back, those of its own amount first: of the lead that its account counts for, or,
 * where it names nobody, those that are searched for. In its currency only.
 */
export async function listInvoiceChoices(db: Db, refund: Refund, search: string): Promise<InvoiceChoice[]> {
  const { accountId, leadId, currency, amountMinor } = refund;
  const fitting = ({ currency: its }: InvoiceChoice) => its === currency;
  const sameAmount = (choice: InvoiceChoice) => (choice.amountMinor === amountMinor ? 0 : 1);
  const sorted = (choices: InvoiceChoice[]) =>
    choices
      .filter(fitting)
      .toSorted((a, b) => sameAmount(a) - sameAmount(b) || b.paidAt.getTime() - a.paidAt.getTime())
      .slice(0, offered);
  if (accountId !== null) return leadId === null ? [] : sorted(await invoicesOfLead(db, leadId, accountId));
  if (search === "") return [];
  const accountIds = await listAccountIdsLike(db, search, searched);
  const rows = await listReportedInvoices(db, { accountIds, invoiceId: search, currency }, searched);
  return sorted(
    rows.flatMap((row) => (row.accountId ? [{ ...row, accountId: row.accountId, of: accountName(row) }] : [])),
  );
}

/** The chosen one of them, by its id; undefined for any other. */
export async function findInvoiceChoice(db: Db, refund: Refund, id: string): Promise<InvoiceChoice | undefined> {
  const { accountId, leadId } = refund;
  if (accountId !== null) {
    const choices = leadId === null ? [] : await invoicesOfLead(db, leadId, accountId);
    return choices.find((choice) => choice.id === id);
  }
  const row = await findReportedInvoice(db, id);
  return row?.accountId ? { ...row, accountId: row.accountId, of: accountName(row) } : undefined;
}
