import { isDeepStrictEqual } from "node:util";
import {
  findAccountByName,
  findAccountForUpdate,
  insertAccountName,
  lockAccountNames,
  mergeAccountInto,
  updateAccount,
} from "db/queries/accounts";
import { endAttribution, explainAttribution, findCurrentAttribution } from "db/queries/attributions";
import { adoptByPayment, lockPayments, reassignEvents } from "db/queries/inbound-events";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { type AccountEvent, readAccountEvents, signUpOf } from "../account-events";
import { gatherTouches, weighTouches } from "../gather-touches";
import { type AttributionDecision, decideAttribution, whyNobodys } from "../rules";
import type { AccountName } from "../types";
import { attributeTo, leaveAttribution } from "./attribute-to";
import { deliverFacts } from "./deliver-facts";

type Current = NonNullable<Awaited<ReturnType<typeof findCurrentAttribution>>>;

/** Of what several events say about an account, what the earliest one says. */
function earliest(events: readonly AccountEvent[], field: "email" | "domain" | "company"): string | null {
  const saying = events.filter(({ fact }) => fact[field] !== null);
  const order = (a: AccountEvent, b: AccountEvent) =>
    a.occurredAt.getTime() - b.occurredAt.getTime() || (a.eventId < b.eventId ? -1 : 1);
  return saying.toSorted(order)[0]?.fact[field] ?? null;
}

/**
 * Of two accounts that turn out to be one, only one attribution goes on: what somebody decided, the later decision if
 * both were; otherwise the older one, whose lead has come further.
 */
async function leaveOneOf(tx: Tx, ctx: Ctx, ...accountIds: readonly [string, string]): Promise<void> {
  const [one, other] = [
    await findCurrentAttribution(tx, accountIds[0]),
    await findCurrentAttribution(tx, accountIds[1]),
  ];
  if (!one || !other) return;
  // Ids sort by the moment they were made.
  const [older, newer] = one.id < other.id ? [one, other] : [other, one];
  await leaveAttribution(tx, ctx, newer.basis === "by_hand" ? older : newer);
}

/**
 * Takes the further names that events give an account; one that another account goes by makes them one. Of several
 * accounts that name the same third one at once, each finds what the one before it left: the name is locked before it
 * is asked whose it is, and its owner before it is emptied. A name that is the account's own already is not locked,
 * since whoever holds it may wait for this account.
 * @returns whether another account's events came along
 */
async function takeAliases(tx: Tx, ctx: Ctx, accountId: string, aliases: readonly AccountName[]): Promise<boolean> {
  let merged = false;
  for (const name of aliases) {
    if ((await findAccountByName(tx, name))?.accountId === accountId) continue;
    await lockAccountNames(tx, [name]);
    const owner = await findAccountByName(tx, name);
    if (!owner) {
      await insertAccountName(tx, { ...name, accountId });
      continue;
    }
    assert(await findAccountForUpdate(tx, owner.accountId), "an account stays");
    await leaveOneOf(tx, ctx, accountId, owner.accountId);
    await mergeAccountInto(tx, accountId, owner.accountId);
    merged = true;
  }
  return merged;
}

const isSame = (current: Current, touch: NonNullable<AttributionDecision["touch"]>) =>
  touch.leadId !== null ? current.leadId === touch.leadId : current.linkId === touch.linkId;

type Told = { accountId: string; events: readonly AccountEvent[] };

/** Brings an account's attribution in line with its touches; one that was made by hand stays. */
async function reattribute(
  tx: Tx,
  ctx: Ctx,
  { accountId, events }: Told,
  decision: AttributionDecision,
): Promise<{ to: Current | null; events: readonly AccountEvent[] }> {
  const current = await findCurrentAttribution(tx, accountId);
  if (current?.basis === "by_hand") return { to: current, events };
  const { touch, items } = decision;
  if (current && touch && isSame(current, touch)) {
    if (current.basis !== touch.kind || !isDeepStrictEqual(current.explanation, items))
      await explainAttribution(tx, current.id, { basis: touch.kind, explanation: JSON.stringify(items) });
    return { to: current, events };
  }
  // Another link of the same partner: the lead that it opened goes on.
  const goesOn =
    current?.linkId && touch?.linkId && current.partnerId === touch.partnerId && current.programId === touch.programId;
  if (current && goesOn) assert(await endAttribution(tx, current.id, ctx.now()), "the account is locked");
  else if (current) await leaveAttribution(tx, ctx, current);
  if (!touch) return { to: null, events };
  const leadId = touch.leadId ?? (goesOn ? current.leadId : null);
  const explanation = JSON.stringify(items);
  const next = await attributeTo(tx, ctx, accountId, { ...touch, leadId, basis: touch.kind, explanation });
  if (!current || !goesOn) return { to: next, events };
  await reassignEvents(tx, current.id, next.id);
  return { to: next, events: await readAccountEvents(tx, accountId) };
}

/**
 * An account's events, with those that name nobody and share a payment with one of its own, or with one that came along
 * so: an invoice leads to its payment, and that to its dispute.
 */
async function gatherEvents(tx: Tx, accountId: string): Promise<AccountEvent[]> {
  const own = await readAccountEvents(tx, accountId);
  if (!own.some(({ fact }) => fact.paymentRefs.length > 0)) return own;
  await lockPayments(tx, "an account");
  let adopted = false;
  while (await adoptByPayment(tx, accountId)) adopted = true;
  return adopted ? readAccountEvents(tx, accountId) : own;
}

/** Who an account is known to be is news for the lead that a link opened; one that is still to be opened asks. */
async function tellName(tx: Tx, ctx: Ctx, { accountId, linkId, leadId, partnerId, programId }: Current): Promise<void> {
  if (linkId === null || leadId === null) return;
  await appendJournal(tx, ctx, { kind: "account.named", leadId, partnerId, programId, accountId });
}

/**
 * Reconciles an account: its names, its touches, whom it is attributed to, and the facts of that lead. Works from
 * everything that is known, so it gives the same in whatever order and however often events came.
 */
export async function settleAccountIn(tx: Tx, ctx: Ctx, accountId: string): Promise<void> {
  const account = await findAccountForUpdate(tx, accountId);
  assert(account, "the account exists");
  const own = await gatherEvents(tx, accountId);
  const merged = await takeAliases(
    tx,
    ctx,
    accountId,
    own.flatMap(({ fact }) => fact.aliases),
  );
  const events = merged ? await readAccountEvents(tx, accountId) : own;
  // Merged into another account: that one has its events now.
  if (events.length === 0) return;
  const [email, domain, company] = [earliest(events, "email"), earliest(events, "domain"), earliest(events, "company")];
  const isNew = account.email !== email || account.domain !== domain || account.company !== company;
  if (isNew) {
    await updateAccount(tx, accountId, { email, domain, company, changedAt: ctx.now() });
  }
  const signedUpAt = signUpOf(events);
  await gatherTouches(tx, ctx, { accountId, email, domain, events });
  const decision = decideAttribution(await weighTouches(tx, accountId, signedUpAt), signedUpAt);
  const settled = await reattribute(tx, ctx, { accountId, events }, decision);
  if (isNew && settled.to) await tellName(tx, ctx, settled.to);
  const { to } = settled;
  const whom = to ? { to } : { to: null, why: whyNobodys(decision, events) };
  await deliverFacts(tx, ctx, { accountId, events: settled.events, ...whom });
}

/** Settles an account again after something beside its events changed: a lead that it could belong to. */
export async function settleAccount(ctx: Ctx, accountId: string): Promise<void> {
  await inTransaction(ctx.db, (tx) => settleAccountIn(tx, ctx, accountId));
}
