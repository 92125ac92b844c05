import { findLeadForUpdate } from "db/queries/leads";
import { listLeadFacts } from "db/queries/journal";
import { inTransaction, type Tx, violatesUnique } from "db/tx";
import { Temporal } from "temporal-polyfill";
import { DomainError, notFound } from "~/kernel/errors";
import { formatMoney, type Money, parseMoney } from "~/kernel/money";
import { isoDateIn } from "~/kernel/time";
import { judgeMoment } from "../../attribution/fact-moment";
import type { VendorCtx } from "../../context";
import { appendJournal, type JournalPayload } from "../../journal/append-journal";
import type { AccountFactInput } from "../input";

const invalid = (field: string, message: string) => new DomainError("invalid-input", { field, message });

function readAmount({ amount, currency }: AccountFactInput): Money {
  const money = parseMoney(amount, currency);
  if (!money) throw invalid("amount", `Give an amount in ${currency || "a currency"}, like 1250.`);
  if (money.amountMinor === 0n) throw invalid("amount", "Give an amount above nothing.");
  return money;
}

type Recorded = { kind: string; payload: unknown };
const payloadOf = ({ payload }: Recorded) => payload as { invoiceId?: string; amountMinor?: string; currency?: string };

/** A refund needs its invoice, in its currency, and takes back what is left of it at most. */
function checkRefund(recorded: readonly Recorded[], invoiceId: string, refund: Money): void {
  const own = recorded.filter((fact) => payloadOf(fact).invoiceId === invoiceId);
  const invoice = own.find(({ kind }) => kind === "invoice.paid");
  if (!invoice) throw invalid("invoiceId", "No invoice of this number is recorded for the lead.");
  const { amountMinor = "0", currency = "" } = payloadOf(invoice);
  if (currency !== refund.currency) throw invalid("currency", `The invoice is in ${currency}.`);
  const refunded = own.filter(({ kind }) => kind === "invoice.refunded").map((fact) => payloadOf(fact).amountMinor);
  const left = refunded.reduce((rest, minor) => rest - BigInt(minor ?? "0"), BigInt(amountMinor));
  if (refund.amountMinor > left)
    throw invalid("amount", `The invoice has ${formatMoney({ amountMinor: left, currency })} left to refund.`);
}

async function payloadFor(tx: Tx, leadId: string, input: AccountFactInput): Promise<JournalPayload> {
  const { kind, invoiceId } = input;
  if (kind !== "invoice.paid" && kind !== "invoice.refunded") return {};
  if (!invoiceId) throw invalid("invoiceId", "Give the invoice's number.");
  const money = readAmount(input);
  if (kind === "invoice.refunded") {
    checkRefund(await listLeadFacts(tx, leadId, ["invoice.paid", "invoice.refunded"]), invoiceId, money);
  }
  return { invoiceId, amountMinor: money.amountMinor.toString(), currency: money.currency };
}

/**
 * The moment that stands for a calendar day in the employee's zone: now for today, otherwise noon, and on the day of the
 * submission not before it. Nobody remembers the hour, and it must not decide whether a reward is due.
 */
function momentOn(isoDate: string, ctx: VendorCtx, submittedAt: Date): Date {
  const { timeZone } = ctx.actor;
  const now = ctx.now();
  if (isoDate === isoDateIn(now, timeZone)) return now;
  const noon = Temporal.PlainDate.from(isoDate).toZonedDateTime({ timeZone, plainTime: "12:00" });
  const moment = new Date(noon.epochMilliseconds);
  return isoDate === isoDateIn(submittedAt, timeZone) && moment < submittedAt ? submittedAt : moment;
}

/** The same limits as for what the API reports, said of a day. */
const wrongDays = {
  "before-any": "This is before anything that there can be.",
  "still-to-come": "This day is still to come.",
};

/**
 * Records by hand what product or billing would report about the customer that a lead became: rewards that hang on it
 * follow. Throws `not-found`, `wrong-state`, `invalid-input` at a field, `already-done` for an invoice recorded before.
 */
export async function recordAccountFact(ctx: VendorCtx, input: AccountFactInput & { leadId: string }): Promise<void> {
  const { leadId, kind, invoiceId, occurredOn } = input;
  await inTransaction(ctx.db, async (tx) => {
    const lead = await findLeadForUpdate(tx, { all: true }, leadId);
    if (!lead) throw notFound("lead");
    if (lead.status !== "accepted") {
      throw new DomainError("wrong-state", { message: "Only an accepted lead can have become a customer." });
    }
    const occurredAt = momentOn(occurredOn, ctx, lead.submittedAt);
    const wrong = judgeMoment(occurredAt, ctx.now());
    if (wrong) throw invalid("occurredOn", wrongDays[wrong]);
    const payload = await payloadFor(tx, leadId, input);
    const once = kind === "invoice.refunded" ? ctx.newId("jrn") : (invoiceId ?? kind);
    await appendJournal(tx, ctx, {
      kind,
      leadId,
      partnerId: lead.partnerId,
      programId: lead.programId,
      payload: kind === "invoice.refunded" ? { ...payload, refundId: once } : payload,
      occurredAt,
      source: { name: "desk", id: `${leadId}:${kind}:${once}` },
    });
  }).catch((error: unknown) => {
    if (!violatesUnique(error, "journal_source_source_id_key")) throw error;
    throw new DomainError("already-done", {
      message: kind === "invoice.paid" ? "This invoice is recorded already." : "This is recorded already.",
    });
  });
}
