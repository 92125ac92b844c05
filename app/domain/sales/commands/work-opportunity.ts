import { findOpportunity, insertOpportunity, updateOpportunity } from "db/queries/sales";
import { type LeadRow, updateLead } from "db/queries/leads";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import { scopeOf, type VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { dueColumns, moveLead } from "../../leads/move-lead";
import { dueRules } from "../../leads/rules";
import type { Due } from "../../leads/types";
import { loadVersion } from "../../programs/load-rules";
import type { LoseOpportunityInput, MoveOpportunityInput, OpenOpportunityInput, WinOpportunityInput } from "../input";
import { lockOwned } from "./work-lead";

type OnLead<Input> = Input & { leadId: string };

function expectOpen(lead: LeadRow): void {
  if (lead.stage !== "opportunity") throw new DomainError("wrong-state", { message: "This opportunity is closed." });
}

/** The deadline that an open opportunity has from now on. */
async function closeDue(tx: Tx, ctx: VendorCtx, lead: LeadRow, expectedClose: string): Promise<Due> {
  const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
  return dueRules.close(ctx.now(), expectedClose, serviceLevels);
}

/** Opens the opportunity of a qualified lead, with amount, plan and expected close. Throws as `moveLead`. */
export async function openOpportunity(ctx: VendorCtx, input: OnLead<OpenOpportunityInput>): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    const { amountMinor, currency, planTier, expectedClose } = input;
    await moveLead(tx, ctx, lead, "openOpportunity", { due: await closeDue(tx, ctx, lead, expectedClose) });
    await insertOpportunity(tx, {
      leadId: lead.id,
      partnerId: lead.partnerId,
      step: "discovery",
      amountMinor,
      currency,
      planTier,
      expectedClose,
      openedAt: ctx.now(),
    });
    await appendJournal(tx, ctx, {
      kind: "opportunity.opened",
      leadId: lead.id,
      partnerId: lead.partnerId,
      programId: lead.programId,
      payload: { amountMinor: amountMinor.toString(), currency, planTier },
    });
  });
}

/** Sets an open opportunity right: amount, plan, expected close. The partner sees the new figures. Throws `wrong-state`. */
export async function changeOpportunity(ctx: VendorCtx, input: OnLead<OpenOpportunityInput>): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    expectOpen(lead);
    const { amountMinor, currency, planTier, expectedClose } = input;
    const now = await findOpportunity(tx, scopeOf(ctx.actor), lead.id);
    assert(now, "an opportunity stage has its opportunity");
    const same = now.amountMinor === amountMinor && now.currency === currency;
    if (same && now.planTier === planTier && now.expectedClose === expectedClose) return;
    await updateOpportunity(tx, lead.id, { amountMinor, currency, planTier, expectedClose });
    const due = await closeDue(tx, ctx, lead, expectedClose);
    assert(
      await updateLead(tx, lead, { ...dueColumns(due), changedAt: ctx.now() }),
      "a locked lead keeps its revision",
    );
    await appendJournal(tx, ctx, {
      kind: "opportunity.changed",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { amountMinor: amountMinor.toString(), currency, planTier, expectedClose },
    });
  });
}

/** Moves an open opportunity between discovery, proposal and negotiation, in either direction. Throws `wrong-state`. */
export async function moveOpportunity(ctx: VendorCtx, input: OnLead<MoveOpportunityInput>): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    expectOpen(lead);
    const opportunity = await findOpportunity(tx, scopeOf(ctx.actor), lead.id);
    if (opportunity?.step === input.step) return;
    assert(await updateOpportunity(tx, lead.id, { step: input.step }), "an opportunity stage has its opportunity");
    assert(await updateLead(tx, lead, { changedAt: ctx.now() }), "a locked lead keeps its revision");
    await appendJournal(tx, ctx, {
      kind: "opportunity.moved",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { step: input.step },
    });
  });
}

/** Closes the opportunity as won with its final amount: the milestone of the percentage reward. Throws as `moveLead`. */
export async function winOpportunity(ctx: VendorCtx, input: OnLead<WinOpportunityInput>): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    const { amountMinor, currency } = input;
    await moveLead(tx, ctx, lead, "win", { due: null });
    assert(
      await updateOpportunity(tx, lead.id, { step: "won", amountMinor, currency, closedAt: ctx.now() }),
      "an opportunity stage has its opportunity",
    );
    await appendJournal(tx, ctx, {
      kind: "opportunity.won",
      leadId: lead.id,
      partnerId: lead.partnerId,
      programId: lead.programId,
      payload: { amountMinor: amountMinor.toString(), currency },
    });
  });
}

/** Closes the opportunity as lost, with a reason; it may be reopened. Throws as `moveLead`. */
export async function loseOpportunity(ctx: VendorCtx, input: OnLead<LoseOpportunityInput>): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    await moveLead(tx, ctx, lead, "lose", { due: null });
    assert(
      await updateOpportunity(tx, lead.id, {
        step: "lost",
        lostReason: input.reason,
        lostNote: input.note,
        closedAt: ctx.now(),
      }),
      "an opportunity stage has its opportunity",
    );
    await appendJournal(tx, ctx, {
      kind: "opportunity.lost",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { reason: input.reason },
    });
  });
}

/** Takes a lost opportunity up again where a deal starts: in discovery. Throws as `moveLead`. */
export async function reopenOpportunity(ctx: VendorCtx, input: OnLead<{ revision: number }>): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    const opportunity = await findOpportunity(tx, scopeOf(ctx.actor), lead.id);
    assert(opportunity, "a lost lead has its opportunity");
    const due = await closeDue(tx, ctx, lead, opportunity.expectedClose);
    await moveLead(tx, ctx, lead, "reopen", { due });
    assert(
      await updateOpportunity(tx, lead.id, { step: "discovery", closedAt: null, lostReason: null, lostNote: "" }),
      "a lost lead has its opportunity",
    );
    await appendJournal(tx, ctx, { kind: "opportunity.reopened", leadId: lead.id, partnerId: lead.partnerId });
  });
}
