import {
  deleteClaim,
  findLeadForUpdate,
  findNextWaitingForUpdate,
  insertClaim,
  type LeadRow,
  updateLead,
} from "db/queries/leads";
import type { Tx } from "db/tx";
import type { Updateable } from "kysely";
import type { Leads } from "db/types.generated";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import { type Ctx, scopeOf } from "../context";
import { appendJournal } from "../journal/append-journal";
import { canMove, type MoveName, moves } from "./lifecycle";
import { describeStanding, type StandingFacts } from "./standing";
import { type Claim, type Due, isLive } from "./types";

/** The part of a row that rules look at. */
export function stateOf(lead: Pick<LeadRow, "status" | "stage"> & { reasonCode?: string | null }): StandingFacts {
  return lead as StandingFacts;
}

/** The deadline columns of a lead. */
export function dueColumns(due: Due | null) {
  return { dueKind: due?.kind ?? null, dueFrom: due?.from ?? null, dueAt: due?.at ?? null };
}

/** The deadline of a lead; null when none runs. */
export function dueOf({ dueKind, dueFrom, dueAt }: Pick<LeadRow, "dueKind" | "dueFrom" | "dueAt">) {
  return dueAt && dueFrom && dueKind ? { kind: dueKind, from: dueFrom, at: dueAt } : null;
}

/** The deadline that a lead keeps through a move that leaves it where it stands. */
export function runningDue(lead: LeadRow): Due | null {
  return dueOf(lead) as Due | null;
}

/** Locks a lead that the actor may see. Throws `not-found`. */
export async function lockLead(tx: Tx, ctx: Ctx, leadId: string): Promise<LeadRow> {
  const lead = await findLeadForUpdate(tx, scopeOf(ctx.actor), leadId);
  if (!lead) throw notFound("lead");
  return lead;
}

/** Refuses a form that was opened before somebody else changed the lead. Throws `changed-meanwhile`. */
export function expectRevision(ctx: Ctx, lead: LeadRow, revision: number): void {
  if (lead.revision === revision) return;
  const { label } = describeStanding(stateOf(lead), ctx.actor.kind === "partner" ? "partner" : "vendor");
  throw conflict(
    `Somebody changed this lead while you had it open; it is now "${label}". Nothing of yours was saved over it. Please look again.`,
  );
}

/**
 * Makes a move of the lifecycle's table on a locked lead, and passes the claim on when the lead stops being live.
 * Throws `wrong-state` when the lead does not stand where the move starts.
 */
export async function moveLead(
  tx: Tx,
  ctx: Ctx,
  lead: LeadRow,
  name: MoveName,
  change: Updateable<Leads> & { due: Due | null },
): Promise<void> {
  if (!canMove(stateOf(lead), name)) {
    const { label } = describeStanding(stateOf(lead), ctx.actor.kind === "partner" ? "partner" : "vendor");
    throw new DomainError("wrong-state", { message: `This cannot be done any more: the lead is now "${label}".` });
  }
  const { due, ...columns } = change;
  const { status, stage } = stateOf(lead);
  const to = moves[name].to ?? { status, stage };
  const released = isLive(stateOf(lead)) && !isLive(to);
  const revived = !isLive(stateOf(lead)) && isLive(to);
  const written = await updateLead(tx, lead, {
    ...columns,
    ...to,
    ...dueColumns(due),
    ...(released ? { claim: "released" } : {}),
    ...(revived ? { claim: await reclaim(tx, lead) } : {}),
    changedAt: ctx.now(),
  });
  assert(written, "a locked lead keeps its revision");
  if (released) await passClaimOn(tx, ctx, lead);
}

/** A reopened lead takes its company back, or queues for it when another lead holds it by now. */
async function reclaim(tx: Tx, lead: LeadRow): Promise<Claim> {
  const { id: leadId, productLine, domain, submittedAt } = lead;
  return (await insertClaim(tx, { productLine, domain, leadId, since: submittedAt })) ? "holds" : "waits";
}

/** The company is free: whoever waits longest holds it now, with the time of submission kept. */
async function passClaimOn(tx: Tx, ctx: Ctx, lead: LeadRow): Promise<void> {
  if (!(await deleteClaim(tx, lead.id))) return;
  const next = await findNextWaitingForUpdate(tx, lead.productLine, lead.domain);
  if (!next) return;
  const { id: leadId, productLine, domain, submittedAt } = next;
  assert(await insertClaim(tx, { productLine, domain, leadId, since: submittedAt }), "the company is locked");
  assert(await updateLead(tx, next, { claim: "holds" }), "a locked lead keeps its revision");
  await appendJournal(tx, ctx, {
    kind: "lead.claim_passed",
    leadId,
    partnerId: next.partnerId,
    payload: { from: lead.id },
  });
}
