import {
  findAccountByName,
  findAccountForUpdate,
  insertAccountName,
  mergeAccountInto,
  updateAccount,
} from "db/queries/accounts";
import { endAttribution, explainAttribution, findCurrentAttribution } from "db/queries/attributions";
import { adoptByPayment, listAccountEvents, reassignEvents } from "db/queries/inbound-events";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { gatherTouches, weighTouches } from "../gather-touches";
import { type AttributionDecision, decideAttribution } from "../rules";
import { readFact } from "../stored-fact";
import type { AccountName, InboundFact } from "../types";
import { attributeTo, leaveAttribution } from "./attribute-to";
import { deliverFacts } from "./deliver-facts";

type Event = Omit<Awaited<ReturnType<typeof listAccountEvents>>[number], "fact"> & { fact: InboundFact };
type Current = Awaited<ReturnType<typeof findCurrentAttribution>>;

async function readEvents(tx: Tx, accountId: string): Promise<Event[]> {
  const events = await listAccountEvents(tx, accountId);
  return events.map((event) => ({ ...event, fact: readFact(event.fact) }));
}

/** Of what several events say about an account, what the earliest one says. */
function earliest(events: readonly Event[], field: "email" | "domain" | "company"): string | null {
  const saying = events.filter(({ fact }) => fact[field] !== null);
  const order = (a: Event, b: Event) =>
    a.occurredAt.getTime() - b.occurredAt.getTime() || (a.eventId < b.eventId ? -1 : 1);
  return saying.toSorted(order)[0]?.fact[field] ?? null;
}

/**
 * Takes the further names that events give an account; one that another account goes by makes them one.
 * @returns whether another account's events came along
 */
async function takeAliases(tx: Tx, ctx: Ctx, accountId: string, aliases: readonly AccountName[]): Promise<boolean> {
  let merged = false;
  for (const name of aliases) {
    const owner = await findAccountByName(tx, name);
    if (owner?.accountId === accountId) continue;
    if (!owner) {
      await insertAccountName(tx, { ...name, accountId });
      continue;
    }
    const current = await findCurrentAttribution(tx, owner.accountId);
    if (current) await leaveAttribution(tx, ctx, current);
    await mergeAccountInto(tx, accountId, owner.accountId);
    merged = true;
  }
  return merged;
}

const isSame = (current: NonNullable<Current>, touch: NonNullable<AttributionDecision["touch"]>) =>
  touch.leadId !== null ? current.leadId === touch.leadId : current.linkId === touch.linkId;

/** Brings an account's attribution in line with its touches; one that was made by hand stays. */
async function reattribute(tx: Tx, ctx: Ctx, accountId: string, decision: AttributionDecision): Promise<Current> {
  const current = await findCurrentAttribution(tx, accountId);
  if (current?.basis === "by_hand") return current;
  const { touch, items } = decision;
  const explanation = JSON.stringify(items);
  if (current && touch && isSame(current, touch)) {
    await explainAttribution(tx, current.id, explanation);
    return current;
  }
  // Another link of the same partner: the lead that it opened goes on.
  const goesOn =
    current?.linkId && touch?.linkId && current.partnerId === touch.partnerId && current.programId === touch.programId;
  if (current && goesOn) assert(await endAttribution(tx, current.id, ctx.now()), "the account is locked");
  else if (current) await leaveAttribution(tx, ctx, current);
  if (!touch) return undefined;
  const leadId = touch.leadId ?? (goesOn ? current.leadId : null);
  const next = await attributeTo(tx, ctx, accountId, { ...touch, leadId, basis: touch.kind, explanation });
  if (current && goesOn) await reassignEvents(tx, current.id, next.id);
  return next;
}

/**
 * Reconciles an account: its names, its touches, whom it is attributed to, and the facts of that lead. Works from
 * everything that is known, so it gives the same in whatever order and however often events came.
 */
export async function settleAccountIn(tx: Tx, ctx: Ctx, accountId: string): Promise<void> {
  assert(await findAccountForUpdate(tx, accountId), "the account exists");
  await adoptByPayment(tx, accountId);
  const own = await readEvents(tx, accountId);
  const merged = await takeAliases(
    tx,
    ctx,
    accountId,
    own.flatMap(({ fact }) => fact.aliases),
  );
  const events = merged ? await readEvents(tx, accountId) : own;
  // Merged into another account: that one has its events now.
  if (events.length === 0) return;
  const [email, domain, company] = (["email", "domain", "company"] as const).map((field) => earliest(events, field));
  await updateAccount(tx, accountId, { email, domain, company, changedAt: ctx.now() });
  const signedUpAt = new Date(Math.min(...events.map(({ occurredAt }) => occurredAt.getTime())));
  await gatherTouches(tx, ctx, { accountId, email: email ?? null, domain: domain ?? null, events });
  const decision = decideAttribution(await weighTouches(tx, accountId, signedUpAt), signedUpAt);
  const current = await reattribute(tx, ctx, accountId, decision);
  await deliverFacts(tx, ctx, accountId, current ?? null);
}

/** Settles an account again after something beside its events changed: a lead that it could belong to. */
export async function settleAccount(ctx: Ctx, accountId: string): Promise<void> {
  await inTransaction(ctx.db, (tx) => settleAccountIn(tx, ctx, accountId));
}
