import { newId } from "~/kernel/ids";
import { readApiEvents } from "~/domain/attribution/api-events";
import { receiveEvents } from "~/domain/attribution/commands/receive-events";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import type { TestDatabase } from "./database";
import type { World } from "./factories";
import { moneyRules } from "./money-world";
import { drainJobs, jobServices } from "./run-jobs";

/** Every invoice of a year earns a tenth, and so does whoever came through a link within a month; more can come before. */
export function tenthOfInvoices(...more: StoredProgramRules["rewards"]): StoredProgramRules {
  const paid = {
    key: "paid",
    trigger: "invoice.paid",
    amount: { type: "percent", basisPoints: 1_000 },
    holdDays: 10,
    recurring: { months: 12 },
  };
  return {
    ...moneyRules,
    rewards: [...more, paid],
    limits: {},
    attribution: { windowDays: 30, touch: "last", portalOutranksLink: true, autoAcceptScore: 0 },
  } as unknown as StoredProgramRules;
}

/** What attribution tests need beside a world: links, clicks, and a product that reports. */
export function attributionIn(database: TestDatabase, world: World) {
  const { db } = database;
  let reported = 0;

  async function link({ partnerId }: { partnerId: string }, programId = world.programId) {
    const id = newId("link");
    const code = `c${id.slice(-12)}`;
    const at = world.clock.now();
    const columns = { id, code, programId, partnerId, name: "Blog", context: "content" };
    await db
      .insertInto("links")
      .values({ ...columns, createdAt: at, changedAt: at })
      .execute();
    return columns;
  }

  async function click(
    on: Awaited<ReturnType<typeof link>>,
    occurredAt: Date,
    visitor: string = newId("click"),
    network = `network of ${visitor}`,
  ) {
    const { id: linkId, partnerId, programId } = on;
    const id = newId("click");
    await db
      .insertInto("clicks")
      .values({
        ...{ id, linkId, partnerId, programId, occurredAt },
        visitorHash: visitor,
        network,
        device: "desktop",
        verdict: "counted",
      })
      .execute();
    return id;
  }

  /** Reports events through the API's own reader; each needs its type and account, the rest has a default. */
  async function report(...events: Record<string, unknown>[]) {
    const full = events.map((event) => {
      reported += 1;
      return { id: `e${reported}`, occurredAt: world.clock.now().toISOString(), ...event };
    });
    const { events: read, rejected } = readApiEvents(full, "product", world.clock.now());
    const accepted = await receiveEvents(world.ctxOf({ kind: "system" }), read);
    return { accepted, rejected };
  }

  const settle = () => drainJobs(world, jobServices(world));

  /** Whom an account is attributed to now. */
  const attributed = (externalId: string) =>
    db
      .selectFrom("attributions as a")
      .innerJoin("accountIds as i", "i.accountId", "a.accountId")
      .select(["a.basis", "a.partnerId", "a.leadId", "a.linkId", "a.explanation"])
      .where("i.externalId", "=", externalId)
      .where("a.endedAt", "is", null)
      .executeTakeFirst();

  const owed = async (leadId: string) => {
    const rows = await db
      .selectFrom("commissions")
      .select(["amountMinor", "rewardKey", "status"])
      .where("leadId", "=", leadId)
      .orderBy("milestoneAt")
      .execute();
    return rows;
  };
  return { link, click, report, settle, attributed, owed };
}
