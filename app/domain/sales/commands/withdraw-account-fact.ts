import { listLeadFacts } from "db/queries/journal";
import { findLeadForUpdate } from "db/queries/leads";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { takingBack, withdrawnFacts } from "../../journal/standing-facts";
import { accountFacts, byHand, type WithdrawFactInput } from "../input";

/**
 * Says of a fact that was recorded by hand that it was a mistake: the journal keeps both, the fact counts no more, and
 * rewards follow; what was paid is netted. Throws `not-found` for a lead or a fact of it that is not there,
 * `wrong-state` for what product or billing reported, and `already-done` the second time.
 */
export async function withdrawAccountFact(
  ctx: VendorCtx,
  input: WithdrawFactInput & { leadId: string },
): Promise<void> {
  const { leadId, factId } = input;
  await inTransaction(ctx.db, async (tx) => {
    const lead = await findLeadForUpdate(tx, { all: true }, leadId);
    if (!lead) throw notFound("lead");
    const facts = await listLeadFacts(tx, leadId, [...Object.keys(accountFacts), ...takingBack]);
    const fact = facts.find(({ id, kind }) => id === factId && Object.hasOwn(accountFacts, kind));
    if (!fact) throw notFound("fact");
    if (fact.source !== byHand)
      throw new DomainError("wrong-state", { message: "Only what was recorded by hand can be a mistake made here." });
    if (withdrawnFacts(facts).has(factId))
      throw new DomainError("already-done", { message: "This is marked as recorded by mistake already." });
    await appendJournal(tx, ctx, {
      kind: "account.fact_withdrawn",
      leadId,
      partnerId: lead.partnerId,
      programId: lead.programId,
      payload: { factId },
      source: { name: byHand, id: `withdrawn:${factId}` },
    });
  });
}
