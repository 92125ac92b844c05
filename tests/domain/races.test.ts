import { beforeAll, describe, expect, it } from "vitest";
import { approveCommission, rejectCommission } from "~/domain/commissions/commands/decide-commission";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { withdrawLead } from "~/domain/leads/commands/withdraw-lead";
import { acceptLead, rejectLead } from "~/domain/review/commands/decide-lead";
import { acceptOffer, declineOffer, lapseOffers } from "~/domain/sales/commands/answer-offer";
import { recallOffer } from "~/domain/sales/commands/offer-lead";
import { newId } from "~/kernel/ids";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createWorld, leadForm, type World } from "../support/factories";
import { race, times, workers } from "../support/race";
import { commissionAt, type Hands, leadAt, reviewPoints } from "../support/lead-stages";

const database = testDatabase({ max: workers + 4 });
let world: World;
let hands: Hands & { approver: VendorCtx };
let partner: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database);
  const manager = await world.vendor("Mara Keller", "partner_manager");
  const rep = await world.vendor("Rui Sands", "sales_rep");
  hands = { world, manager, rep, approver: await world.vendor("Finn Ledger", "finance") };
  await database.db.insertInto("repProfiles").values({ userId: rep.actor.userId, capacity: 10_000 }).execute();
  partner = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
});

const at = async (leadId: string) => ({ leadId, revision: await world.revisionOf("leads", leadId) });
const entries = (leadId: string, ...kinds: string[]) =>
  database.db.selectFrom("journal").select("kind").where("leadId", "=", leadId).where("kind", "in", kinds).execute();

describe("reviewers", () => {
  it("decide once, and the other one reads what the lead is now", async () => {
    const target = await at(await leadAt(hands, partner, "submitted"));
    const second = await world.vendor("Milo Hart", "partner_manager");
    const decision = { ...target, checklist: reviewPoints, internalNote: "" };
    const { won, lost, broken } = await race(
      times((number) => () => {
        const ctx = number % 2 ? hands.manager : second;
        return number % 4 < 2
          ? acceptLead(ctx, decision)
          : rejectLead(ctx, { ...decision, reason: "no_need", rejectText: "No need." });
      }),
    );
    expect(broken).toEqual([]);
    expect(won).toBe(1);
    const { status } = await database.db
      .selectFrom("leads")
      .select("status")
      .where("id", "=", target.leadId)
      .executeTakeFirstOrThrow();
    const label =
      status === "accepted" ? /now "(Accepted|To be assigned|[^"]*assign[^"]*)"/i : /now "[^"]*reject[^"]*"/i;
    for (const sentence of lost) expect(sentence).toMatch(label);
    expect(lost.every((sentence) => sentence.startsWith("changed-meanwhile:"))).toBe(true);
    expect(await entries(target.leadId, "lead.accepted", "lead.rejected")).toHaveLength(1);
  });
});

describe("an offer", () => {
  it("is accepted, declined, recalled or lapses, and only one of them", async () => {
    for (let round = 0; round < 4; round += 1) {
      const target = await at(await leadAt(hands, partner, "offered"));
      const late = { ...world.ctxOf({ kind: "system" }), now: () => new Date(world.clock.now().getTime() + 5 * day) };
      const { broken } = await race(
        times((number) => () => {
          if (number % 4 === 0) return acceptOffer(hands.rep, target);
          if (number % 4 === 1) return recallOffer(hands.manager, target);
          if (number % 4 === 2) return declineOffer(hands.rep, { ...target, reason: "other", note: "" });
          return lapseOffers(late);
        }),
      );
      expect(broken).toEqual([]);
      const kinds = ["lead.owned", "lead.offer_recalled", "lead.offer_declined", "lead.offer_lapsed"];
      expect(await entries(target.leadId, ...kinds)).toHaveLength(1);
      const offers = await database.db
        .selectFrom("leadOffers")
        .selectAll()
        .where("leadId", "=", target.leadId)
        .execute();
      expect(offers.filter(({ outcome }) => outcome === null || outcome === "open")).toEqual([]);
    }
  });
});

describe("a company", () => {
  it("has one lead when its form is sent many times", async () => {
    const leadId = newId("lead");
    const submission = {
      leadId,
      programId: world.programId,
      source: "portal" as const,
      fields: leadForm("Twice Freight"),
    };
    const { won, broken } = await race(times(() => () => submitLead(partner, submission)));
    expect(broken).toEqual([]);
    expect(won).toBe(workers);
    expect(
      await database.db.selectFrom("leads").select("id").where("domain", "=", "twice-freight.com").execute(),
    ).toHaveLength(1);
    expect(await entries(leadId, "lead.submitted")).toHaveLength(1);
  });

  it("is held by one of twenty, and passed on in the order of submission", async () => {
    const rivals = await Promise.all(
      times(async (number) => world.member(await world.partner(`Rival ${number}`), `Member ${number}`, "member")),
    );
    const { broken } = await race(rivals.map((ctx) => () => world.submit(ctx, "Wanted Freight")));
    expect(broken).toEqual([]);
    const leads = () =>
      database.db
        .selectFrom("leads")
        .select(["id", "partnerId", "claim", "submittedAt"])
        .where("domain", "=", "wanted-freight.com")
        .orderBy("submittedAt")
        .orderBy("id")
        .execute();
    expect((await leads()).filter(({ claim }) => claim === "holds")).toHaveLength(1);
    expect(await leads()).toHaveLength(workers);

    const passed: string[] = [];
    for (let left = workers; left > 0; left -= 1) {
      const holder = (await leads()).find(({ claim }) => claim === "holds");
      expect(holder, `with ${left} left`).toBeDefined();
      if (!holder) return;
      passed.push(holder.id);
      const owner = rivals.find(({ actor }) => actor.partnerId === holder.partnerId) as PartnerCtx;
      await withdrawLead(owner, { ...(await at(holder.id)), reason: "mistake", note: "" });
    }
    const [first, ...rest] = passed;
    const order = (await leads()).map(({ id }) => id).filter((id) => id !== first);
    expect(rest).toEqual(order);
    const claims = await database.db
      .selectFrom("leadClaims")
      .select("leadId")
      .where("domain", "=", "wanted-freight.com")
      .execute();
    expect(claims).toEqual([]);
  });
});

describe("a commission", () => {
  const target = async (commissionId: string) => ({
    commissionId,
    revision: await world.revisionOf("commissions", commissionId),
  });

  it("is approved or rejected once, by one of twenty", async () => {
    const approvers = await Promise.all(times((number) => world.vendor(`Approver ${number}`, "finance")));
    const id = await commissionAt(hands, partner, "awaiting_approval");
    const given = await target(id);
    const decided = await race(
      approvers.map(
        (ctx, number) => () =>
          number % 2 ? approveCommission(ctx, given) : rejectCommission(ctx, { ...given, reason: "Not earned." }),
      ),
    );
    expect(decided.broken).toEqual([]);
    expect(decided.won).toBe(1);
  });

  it("above the threshold is refused to whoever accepted the lead, by the rule and by the database", async () => {
    const both = await world.vendor("Mara Both", "partner_manager", "finance");
    const id = await commissionAt({ ...hands, manager: both }, partner, "awaiting_approval");
    await database.db.updateTable("commissions").set({ fourEyes: true }).where("id", "=", id).execute();
    await expect(approveCommission(both, await target(id))).rejects.toMatchObject({ code: "four-eyes" });
    const bypass = database.db
      .updateTable("commissions")
      .set({ status: "approved", decidedBy: both.actor.userId, decidedAt: world.clock.now() })
      .where("id", "=", id)
      .execute();
    await expect(bypass).rejects.toThrow(/check constraint/);
    await approveCommission(hands.approver, await target(id));
  });
});
