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
import { creditNoteName, eachRefundOnce, namesOfRefund } from "../../journal/refunds";
import { withdrawnFacts } from "../../journal/standing-facts";
import { listStandingFacts, type StandingFact } from "../../journal/views/list-standing-facts";
import { type AccountFactInput, byHand } from "../input";

const again = (kind: AccountFactInput["kind"]) =>
  new DomainError("already-done", {
    message: kind === "invoice.paid" ? "This invoice is recorded already." : "This is recorded already.",
  });
const invalid = (field: string, message: string) => new DomainError("invalid-input", { field, message });

function readAmount({ amount, currency }: AccountFactInput): Money {
  const money = parseMoney(amount, currency);
  if (!money) throw invalid("amount", `Give an amount in ${currency || "a currency"}, like 1250.`);
  if (money.amountMinor === 0n) throw invalid("amount", "Give an amount above nothing.");
  return money;
}

type Told = { invoiceId?: string; amountMinor?: string; currency?: string };
const toldBy = ({ payload }: StandingFact) => payload as Told;

/** Stripe's own id of a credit note is its name there; anything else is the number that is printed on it. */
const refundIdOf = (creditNoteId: string) =>
  /^cn_\w+$/.test(creditNoteId) ? `stripe:${creditNoteId}` : creditNoteName(creditNoteId);

/** Whoever reported a credit note before: it counts once, and says one thing. */
function refuseKnown(known: StandingFact | undefined, { invoiceId, amountMinor, currency }: Required<Told>): void {
  if (!known) return;
  const before = toldBy(known);
  if (before.invoiceId !== invoiceId)
    throw invalid("creditNoteId", "A credit note of this number is recorded for another invoice.");
  if (before.amountMinor === amountMinor && before.currency === currency)
    throw new DomainError("already-done", { message: "This refund is recorded already." });
  const over = formatMoney({ amountMinor: BigInt(before.amountMinor ?? "0"), currency: before.currency ?? currency });
  throw invalid("creditNoteId", `A credit note of this number is recorded already, over ${over}.`);
}

/** A refund needs its invoice, in its currency, and takes back what is left of it at most. */
function checkLeft(recorded: readonly StandingFact[], invoiceId: string, refund: Money): void {
  const own = recorded.filter((fact) => toldBy(fact).invoiceId === invoiceId);
  const invoice = own.find(({ kind }) => kind === "invoice.paid");
  if (!invoice) throw invalid("invoiceId", "No invoice of this number is recorded for the lead.");
  const { amountMinor = "0", currency = "" } = toldBy(invoice);
  if (currency !== refund.currency) throw invalid("currency", `The invoice is in ${currency}.`);
  const refunds = eachRefundOnce(own.filter(({ kind }) => kind === "invoice.refunded"));
  const left = refunds.reduce((rest, fact) => rest - BigInt(toldBy(fact).amountMinor ?? "0"), BigInt(amountMinor));
  if (refund.amountMinor > left)
    throw invalid("amount", `The invoice has ${formatMoney({ amountMinor: left, currency })} left to refund.`);
}

/** A number may have "#2" in it, too: that makes the next name another one, never the same. */
const isNamed = (sourceId: string, id: string) => sourceId === id || sourceId.startsWith(`${id}#`);

/**
 * The name by which the journal takes a fact once. What was recorded by mistake has used its name up: the next fact of
 * the same number gets another.
 */
async function sourceIdOf(tx: Tx, leadId: string, kind: AccountFactInput["kind"], name: string): Promise<string> {
  const id = `${leadId}:${kind}:${name}`;
  const facts = await listLeadFacts(tx, leadId, [kind, "account.fact_withdrawn"]);
  const withdrawn = withdrawnFacts(facts);
  const again = facts.filter((fact) => fact.source === byHand && withdrawn.has(fact.id) && isNamed(fact.sourceId, id));
  return again.length === 0 ? id : `${id}#${again.length + 1}`;
}

/** What is kept of a fact, and the name by which the same one of this lead is known again. */
type Kept = { payload: JournalPayload; name: string };

async function keepRefund(tx: Tx, leadId: string, money: JournalPayload & Required<Told>, given: AccountFactInput) {
  const { creditNoteId } = given;
  if (!creditNoteId) throw invalid("creditNoteId", "Give the credit note's number.");
  const payload = { ...money, refundId: refundIdOf(creditNoteId), creditNoteId };
  const recorded = await listStandingFacts(tx, leadId, ["invoice.paid", "invoice.refunded"]);
  const names = namesOfRefund({ id: "", payload });
  const isKnown = (fact: StandingFact) => namesOfRefund(fact).some((name) => names.includes(name));
  refuseKnown(recorded.filter(({ kind }) => kind === "invoice.refunded").find(isKnown), money);
  checkLeft(recorded, money.invoiceId, { ...money, amountMinor: BigInt(money.amountMinor) });
  return { payload, name: creditNoteName(creditNoteId) };
}

async function keepFact(tx: Tx, ctx: VendorCtx, input: AccountFactInput & { leadId: string }): Promise<Kept> {
  const { kind, leadId, invoiceId, occurredOn } = input;
  if (kind === "invoice.paid" || kind === "invoice.refunded") {
    if (!invoiceId) throw invalid("invoiceId", "Give the invoice's number.");
    const { amountMinor, currency } = readAmount(input);
    const money = { invoiceId, amountMinor: amountMinor.toString(), currency };
    return kind === "invoice.paid" ? { payload: money, name: invoiceId } : keepRefund(tx, leadId, money, input);
  }
  // Nothing else has a number: the same thing on the same day is one, whoever told it first.
  const { timeZone } = ctx.actor;
  const recorded = await listStandingFacts(tx, leadId, [kind]);
  if (recorded.some(({ occurredAt }) => isoDateIn(occurredAt, timeZone) === occurredOn)) throw again(kind);
  return { payload: {}, name: occurredOn };
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
 * follow. Throws `not-found`, `wrong-state`, `invalid-input` at a field, `already-done` for what is
 * recorded before.
 */
export async function recordAccountFact(ctx: VendorCtx, input: AccountFactInput & { leadId: string }): Promise<void> {
  const { leadId, kind, occurredOn } = input;
  await inTransaction(ctx.db, async (tx) => {
    const lead = await findLeadForUpdate(tx, { all: true }, leadId);
    if (!lead) throw notFound("lead");
    if (lead.status !== "accepted") {
      throw new DomainError("wrong-state", { message: "Only an accepted lead can have become a customer." });
    }
    const occurredAt = momentOn(occurredOn, ctx, lead.submittedAt);
    const wrong = judgeMoment(occurredAt, ctx.now());
    if (wrong) throw invalid("occurredOn", wrongDays[wrong]);
    const { payload, name } = await keepFact(tx, ctx, input);
    await appendJournal(tx, ctx, {
      kind,
      leadId,
      partnerId: lead.partnerId,
      programId: lead.programId,
      payload,
      occurredAt,
      source: { name: byHand, id: await sourceIdOf(tx, leadId, kind, name) },
    });
  }).catch((error: unknown) => {
    if (!violatesUnique(error, "journal_source_source_id_key")) throw error;
    throw again(kind);
  });
}
