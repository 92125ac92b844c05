import { insertFlag } from "db/queries/fraud";
import type { Tx } from "db/tx";
import { after, day } from "~/kernel/time";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { Raised } from "../screen";
import { effectOfFlag } from "../flag-words";
import { fraudRuleLabels } from "../rule-words";

/** Within so many days a flag is decided; after that it is escalated (PRODUCT, Fraud and quality). */
const decidedWithinDays = 30;

type About = { leadId: string } | { linkId: string; burst: { startsAt: Date; endsAt: Date } };
type Subject = { partnerId: string; programId: string } & About;

/** Raises a flag and says so in the journal; the same rule flags the same subject once, whatever became of it. */
export async function raiseFlag(tx: Tx, ctx: Ctx, about: Subject, { rule, found, severity }: Raised): Promise<void> {
  const { partnerId, programId } = about;
  const leadId = "leadId" in about ? about.leadId : null;
  const linkId = "linkId" in about ? about.linkId : null;
  const now = ctx.now();
  const id = ctx.newId("flag");
  const raised = await insertFlag(tx, {
    id,
    rule,
    severity,
    partnerId,
    programId,
    leadId,
    linkId,
    subject: "burst" in about ? `link:${linkId}:${about.burst.startsAt.toISOString()}` : `lead:${leadId}`,
    burstUntil: "burst" in about ? about.burst.endsAt : null,
    evidence: JSON.stringify([
      { rule: fraudRuleLabels[rule], found, effect: effectOfFlag({ status: "open", severity, leadId }) },
    ]),
    status: "open",
    raisedAt: now,
    dueAt: after(now, decidedWithinDays * day),
  });
  if (!raised) return;
  await appendJournal(tx, ctx, {
    kind: "fraud.flagged",
    ...(leadId ? { leadId } : {}),
    partnerId,
    programId,
    payload: { flagId: id, rule, severity, linkId },
  });
}
