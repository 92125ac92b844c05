import { insertEnrolment, insertProgram, insertVersion } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { beforeAll, describe, expect, it } from "vitest";
import { receiveEvents } from "~/domain/attribution/commands/receive-events";
import { readStripeEvent } from "~/domain/attribution/stripe-events";
import type { PartnerCtx } from "~/domain/context";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import { newId } from "~/kernel/ids";
import { day } from "~/kernel/time";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { moneyRules } from "../support/money-world";

const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;
let rival: PartnerCtx;
/** A second program, in which the last touch decides, and a wider window. */
let other: string;

const rulesOf = (touch: "first" | "last", windowDays: number) =>
  ({
    ...moneyRules,
    limits: {},
    attribution: { windowDays, touch, portalOutranksLink: true, autoAcceptScore: 0 },
  }) as unknown as StoredProgramRules;

beforeAll(async () => {
  world = await createWorld(database, new Clock(), rulesOf("first", 30));
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  rival = await world.member(await world.partner("Rival"), "Rae", "admin");
  other = newId("prog");
  const at = world.clock.now();
  const program = { id: other, slug: other, name: "Customer Program", kind: "customer", status: "live", createdAt: at };
  const version = { id: newId("pver"), programId: other, number: 1, rules: JSON.stringify(rulesOf("last", 300)) };
  await inTransaction(database.db, async (tx) => {
    await insertProgram(tx, program);
    await insertVersion(tx, { ...version, createdAt: at, publishedAt: at });
    for (const { partnerId } of [agency.actor, rival.actor]) {
      await insertEnrolment(tx, { id: newId("enr"), partnerId, programId: other, status: "approved", createdAt: at });
    }
  });
});

let accounts = 0;
const newAccount = () => ({ externalId: `P-${++accounts}` });
const daysAgo = (days: number) => new Date(world.clock.now().getTime() - days * day);
const ofAgency = () => tools.link(agency.actor);
const ofRival = () => tools.link(rival.actor, other);

/** Whose an account is, and that everything of it is of one program: link, lead and what was handed on. */
async function belonging(externalId: string) {
  await tools.settle();
  const one = await tools.attributed(externalId);
  if (!one) return undefined;
  const { db } = database;
  const of = async (table: "links" | "leads", id: string | null) =>
    id === null
      ? undefined
      : db.selectFrom(table).select(["programId", "partnerId"]).where("id", "=", id).executeTakeFirstOrThrow();
  const [link, lead] = [await of("links", one.linkId), await of("leads", one.leadId)];
  const facts = await db
    .selectFrom("journal")
    .select(["programId", "partnerId"])
    .where("leadId", "=", one.leadId ?? "")
    .execute();
  const programs = new Set([link, lead, ...facts].flatMap((row) => row?.programId ?? []));
  const partners = new Set([link, lead, ...facts].flatMap((row) => row?.partnerId ?? []));
  expect([...partners]).toEqual([one.partnerId]);
  expect(programs.size).toBe(1);
  return { basis: one.basis, linkId: one.linkId, programId: [...programs][0] };
}

describe("two programs", () => {
  it("each keep the visits of their own links: another program's click by the same browser decides nothing", async () => {
    const [own, foreign] = [await ofAgency(), await ofRival()];
    const clickId = await tools.click(own, daysAgo(3), "browser-1");
    await tools.click(foreign, daysAgo(5), "browser-1");
    await tools.click(foreign, daysAgo(1), "browser-1");
    const account = newAccount();
    await tools.report({ type: "account.created", account, attribution: { clickId } });
    expect(await belonging(account.externalId)).toEqual({
      basis: "click",
      linkId: own.id,
      programId: world.programId,
    });
  });

  it("and click ids of both reported: the newest says which program, and its own rule which of its visits", async () => {
    const [own, foreign, later] = [await ofAgency(), await ofRival(), await ofRival()];
    const inOwn = await tools.click(own, daysAgo(9), "browser-2");
    const inOther = await tools.click(foreign, daysAgo(5), "browser-2");
    await tools.click(later, daysAgo(4), "browser-2");
    const account = newAccount();
    await tools.report(
      { type: "account.created", account, attribution: { clickId: inOwn } },
      { type: "trial.started", account, attribution: { clickId: inOther } },
    );
    expect(await belonging(account.externalId)).toEqual({ basis: "visitor", linkId: later.id, programId: other });
  });

  it("have windows of their own: a click too old in one is not carried by the other's", async () => {
    const [own, foreign] = [await ofAgency(), await ofRival()];
    const [inOwn, inOther] = [await tools.click(own, daysAgo(60)), await tools.click(foreign, daysAgo(200))];
    const [first, second] = [newAccount(), newAccount()];
    await tools.report(
      { type: "account.created", account: first, attribution: { clickId: inOwn } },
      { type: "account.created", account: second, attribution: { clickId: inOther } },
    );
    expect(await belonging(first.externalId)).toBeUndefined();
    expect(await belonging(second.externalId)).toMatchObject({ programId: other });
  });

  it("a click of one and a code of the other: the click, with its own program and partner", async () => {
    const [own, foreign] = [await ofAgency(), await ofRival()];
    const clickId = await tools.click(foreign, daysAgo(2));
    const account = newAccount();
    await tools.report({ type: "account.created", account, attribution: { clickId, code: own.code } });
    expect(await belonging(account.externalId)).toEqual({ basis: "click", linkId: foreign.id, programId: other });
  });

  it("a code belongs to its own link's program", async () => {
    const foreign = await ofRival();
    const account = newAccount();
    await tools.report({ type: "account.created", account, attribution: { code: foreign.code } });
    expect(await belonging(account.externalId)).toEqual({ basis: "code", linkId: foreign.id, programId: other });
  });

  it("a lead of one that the report names has the account whole, whatever click of the other comes along", async () => {
    const leadId = await world.submit(agency, "Slate Harbor");
    const clickId = await tools.click(await ofRival(), daysAgo(1));
    const account = newAccount();
    await tools.report({ type: "account.created", account, attribution: { leadId, clickId } });
    expect(await belonging(account.externalId)).toEqual({ basis: "lead", linkId: null, programId: world.programId });
  });

  it("Stripe: a click of one in the reference and of the other in the metadata", async () => {
    const [own, foreign] = [await ofAgency(), await ofRival()];
    const [inOwn, inOther] = [await tools.click(own, daysAgo(2)), await tools.click(foreign, daysAgo(1))];
    const customer = `cus_${newId("evt").slice(-8)}`;
    const event = readStripeEvent(
      JSON.stringify({
        ...{ id: newId("evt"), type: "checkout.session.completed", created: world.clock.now().getTime() / 1000 },
        data: { object: { id: "cs_1", customer, client_reference_id: inOwn, metadata: { fl_click: inOther } } },
      }),
    );
    await receiveEvents(world.ctxOf({ kind: "system" }), event ? [event] : []);
    expect(await belonging(customer)).toEqual({ basis: "click", linkId: own.id, programId: world.programId });
  });

  it("the database refuses an attribution whose link is another program's or partner's", async () => {
    const account = newAccount();
    const clickId = await tools.click(await ofAgency(), daysAgo(2));
    await tools.report({ type: "account.created", account, attribution: { clickId } });
    await belonging(account.externalId);
    const foreign = await ofRival();
    const current = database.db
      .updateTable("attributions")
      .where("endedAt", "is", null)
      .where("linkId", "is not", null);
    await expect(current.set({ programId: other }).execute()).rejects.toThrow(/foreign key/);
    await expect(current.set({ linkId: foreign.id }).execute()).rejects.toThrow(/foreign key/);
    await expect(current.set({ partnerId: rival.actor.partnerId }).execute()).rejects.toThrow(/foreign key/);
  });
});
