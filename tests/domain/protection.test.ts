import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findLead } from "db/queries/leads";
import type { PartnerCtx } from "~/domain/context";
import { answerExtension } from "~/domain/leads/commands/answer-extension";
import { expireLeads } from "~/domain/leads/commands/expire-leads";
import { remindProtection } from "~/domain/leads/commands/remind-protection";
import { requestExtension } from "~/domain/leads/commands/request-extension";
import { changeOpportunity } from "~/domain/sales/commands/work-opportunity";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { type Hands, leadAt } from "../support/lead-stages";
import { race, times as twenty } from "../support/race";

const database = testDatabase();
let world: World;
let hands: Hands;
let agency: PartnerCtx;
let rival: PartnerCtx;
let leadId: string;

beforeAll(async () => {
  world = await createWorld(database);
  const manager = await world.vendor("Mara Keller", "partner_manager");
  const rep = await world.vendor("Jonas Weber", "sales_rep");
  hands = { world, manager, rep };
  agency = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
  rival = await world.member(await world.partner("Rival Integrators"), "Ode Marsh", "admin");
});

beforeEach(async () => {
  leadId = await leadAt(hands, agency, "contacted");
});

const system = () => world.ctxOf({ kind: "system" });
const lead = async () => {
  const found = await findLead(world.db, { all: true }, leadId);
  if (!found) throw new Error("the lead is gone");
  return found;
};
const kinds = async () => {
  const rows = await world.db.selectFrom("journal").select("kind").where("leadId", "=", leadId).execute();
  return rows.map(({ kind }) => kind);
};
const times = async (kind: string) => (await kinds()).filter((one) => one === kind).length;
/** Brings the clock to so many days before the lead's protection ends. */
const daysBefore = async (days: number) => {
  const { protectedUntil } = await lead();
  world.clock.forward(protectedUntil.getTime() - days * day - world.clock.now().getTime());
};
const ask = (who = agency) => requestExtension(who, { leadId, reason: "They decide in spring." });

describe("a reminder", () => {
  it("is given once on each of the version's days, and never when an opportunity is open", async () => {
    const opened = await leadAt(hands, agency, "opportunity");
    await daysBefore(15);
    await remindProtection(system());
    expect(await times("lead.protection_ending")).toBe(0);
    await daysBefore(14);
    await remindProtection(system());
    await remindProtection(system());
    await daysBefore(5);
    await remindProtection(system());
    expect(await times("lead.protection_ending")).toBe(1);
    await daysBefore(2);
    await remindProtection(system());
    await remindProtection(system());
    expect(await times("lead.protection_ending")).toBe(2);
    leadId = opened;
    expect(await times("lead.protection_ending")).toBe(0);
  });

  it("is given once by a clock that stood still, and by many clocks at once", async () => {
    await daysBefore(1);
    expect((await race(twenty(() => () => remindProtection(system())))).broken).toEqual([]);
    expect(await times("lead.protection_ending")).toBe(1);
  });
});

describe("more protection", () => {
  it("is asked for once, however many ask at the same moment", async () => {
    expect(await race(twenty(() => () => ask()))).toMatchObject({ won: 1, broken: [] });
    expect(await times("lead.extension_requested")).toBe(1);
  });

  it("is nobody else's to ask for or to answer", async () => {
    await expect(ask(rival)).rejects.toMatchObject({ code: "not-found" });
    await expect(answerExtension(hands.manager, { leadId, verdict: "grant", answer: "" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("keeps a lead alive until it is answered, and moves its end and its deadline when granted", async () => {
    const before = (await lead()).protectedUntil;
    await ask();
    await daysBefore(-1);
    await expireLeads(system());
    expect((await lead()).status).toBe("accepted");
    const grant = () => answerExtension(hands.manager, { leadId, verdict: "grant", answer: "" });
    expect(await race(twenty(() => grant))).toMatchObject({ won: 1, broken: [] });
    const extended = await lead();
    expect(extended.protectedUntil).toEqual(new Date(before.getTime() + 30 * day));
    expect(extended.dueAt).toEqual(extended.protectedUntil);
    await expireLeads(system());
    expect((await lead()).status).toBe("accepted");
    await daysBefore(0);
    await expireLeads(system());
    expect((await lead()).status).toBe("expired");
  });

  it("ends as planned when it is declined", async () => {
    await ask();
    await daysBefore(-1);
    await answerExtension(hands.manager, { leadId, verdict: "decline", answer: "They told us no." });
    await expireLeads(system());
    expect((await lead()).status).toBe("expired");
    expect(await times("lead.extended")).toBe(0);
  });
});

describe("an open opportunity", () => {
  it("is due when it is expected to close, and changes with what the rep sets right", async () => {
    leadId = await leadAt(hands, agency, "opportunity");
    const opened = await lead();
    expect(opened.dueKind).toBe("close");
    const change = {
      amountMinor: 5_000_000n,
      currency: "EUR",
      planTier: "growth",
      expectedClose: "2027-03-31",
    } as const;
    await changeOpportunity(hands.rep, { leadId, revision: opened.revision, ...change });
    const changed = await lead();
    // Whoever looks on the last day still has it: it is over at midnight of the program's zone.
    expect(changed.dueAt?.toISOString()).toBe("2027-04-01T04:00:00.000Z");
    await changeOpportunity(hands.rep, { leadId, revision: changed.revision, ...change });
    expect(await times("opportunity.changed")).toBe(1);
    expect((await lead()).revision).toBe(changed.revision);
  });
});
