import { inTransaction } from "db/tx";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerFlag } from "~/domain/fraud/commands/answer-flag";
import { decideFlag } from "~/domain/fraud/commands/decide-flag";
import { escalateFlags } from "~/domain/fraud/commands/escalate-flags";
import { raiseFlag } from "~/domain/fraud/commands/raise-flag";
import type { FraudRule } from "~/domain/fraud/types";
import { rejectLead } from "~/domain/review/commands/decide-lead";
import { day } from "~/kernel/time";
import { attributionIn } from "../support/attribution-world";
import type { TestDatabase } from "../support/database";
import type { World } from "../support/factories";
import { drainJobs, jobServices } from "../support/run-jobs";

type Step = (work: () => Promise<unknown>) => Promise<void>;
type People = { manager: VendorCtx; member: PartnerCtx };

/** An account comes through a link, goes to a lead and comes back; a lead and a link are flagged. */
export async function followAttribution(database: TestDatabase, world: World, people: People, step: Step) {
  const { manager, member } = people;
  const { clock, db, programId, revisionOf } = world;
  const { partnerId } = member.actor;
  const system = world.ctxOf({ kind: "system" });
  const attribution = attributionIn(database, world);
  const link = await attribution.link(member.actor);
  const account = { externalId: "acct-1", company: "Copper Gate", domain: "copper-gate.com" };
  const report = async (...events: Record<string, unknown>[]) => {
    await attribution.report(...events.map((event) => ({ account, ...event })));
    const only = ({ name }: { name: string }) => name === "attribution.settle-events";
    await drainJobs(world, jobServices(world), { only });
  };
  const raise = async (
    rule: FraudRule,
    about: { leadId: string } | { linkId: string; burst: { startsAt: Date; endsAt: Date } },
  ) => {
    const raised = { rule, found: "Found in this story.", severity: "hold" } as const;
    await step(() => inTransaction(db, (tx) => raiseFlag(tx, system, { partnerId, programId, ...about }, raised)));
    const flag = await db.selectFrom("fraudFlags").select("id").where("rule", "=", rule).executeTakeFirstOrThrow();
    return flag.id;
  };
  const decide = (flagId: string, decision: "cleared" | "confirmed") =>
    step(async () =>
      decideFlag(manager, {
        flagId,
        revision: await revisionOf("fraudFlags", flagId),
        decision,
        reason: "Looked into it.",
      }),
    );

  let leadId = "";
  await step(async () => {
    leadId = await world.submit(member, "Copper Gate");
  });
  const clickId = await attribution.click(link, clock.now());
  const paid = { type: "invoice.paid", invoiceId: "in-1", amountMinor: 10_000, currency: "USD" };
  const signedUp = clock.now().toISOString();
  const used = { type: "feature.activated", feature: "reports" };
  await step(() => report({ type: "account.created", attribution: { clickId } }, used, paid));
  await step(async () =>
    rejectLead(manager, {
      leadId,
      revision: await revisionOf("leads", leadId),
      checklist: [],
      reason: "no_need",
      rejectText: "They signed up already.",
      internalNote: "",
    }),
  );
  // Of what is told of one moment, the first id decides.
  const renamed = { ...used, id: "a-first", account: { ...account, company: "Copper Gate Works" } };
  await step(() => report({ ...renamed, occurredAt: signedUp }));

  const flagId = await raise("lowEngagement", { leadId });
  await step(() => answerFlag(member, { flagId, answer: "It is their own address." }));
  await step(async () => {
    clock.forward(31 * day);
    await escalateFlags(system);
  });
  await decide(flagId, "cleared");
  const burst = { startsAt: clock.now(), endsAt: clock.now() };
  await decide(await raise("clickBurst", { linkId: link.id, burst }), "confirmed");
  const { status } = await db.selectFrom("links").select("status").where("id", "=", link.id).executeTakeFirstOrThrow();
  return { linkStatus: status };
}
