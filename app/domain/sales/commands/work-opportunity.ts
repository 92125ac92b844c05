import { findOpportunity, insertOpportunity, updateOpportunity } from "db/queries/sales";
import { updateLead } from "db/queries/leads";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { moveLead } from "../../leads/move-lead";
import type { LoseOpportunityInput, MoveOpportunityInput, OpenOpportunityInput, WinOpportunityInput } from "../input";
import { lockOwned } from "./work-lead";

type OnLead<Input> = Input & { leadId: string };

/** Opens the opportunity of a qualified lead, with amount, plan and expected close. Throws as `moveLead`. */
export async function openOpportunity(ctx: VendorCtx, input: OnLead<OpenOpportunityInput>): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    await moveLead(tx, ctx, lead, "openOpportunity", { due: null });
    const { amountMinor, currency, planTier, expectedClose } = input;
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

/** Moves an open opportunity between discovery, proposal and negotiation, in either direction. Throws `wrong-state`. */
export async function moveOpportunity(ctx: VendorCtx, input: OnLead<MoveOpportunityInput>): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    if (lead.stage !== "opportunity") throw new DomainError("wrong-state", { message: "This opportunity is closed." });
    const opportunity = await findOpportunity(tx, lead.id);
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
    await moveLead(tx, ctx, lead, "reopen", { due: null });
    assert(
      await updateOpportunity(tx, lead.id, { step: "discovery", closedAt: null, lostReason: null, lostNote: "" }),
      "a lost lead has its opportunity",
    );
    await appendJournal(tx, ctx, { kind: "opportunity.reopened", leadId: lead.id, partnerId: lead.partnerId });
  });
}
