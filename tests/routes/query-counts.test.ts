import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDatabase, type Database } from "db/client";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { sendMessage } from "~/domain/leads/commands/send-message";
import { addPartnerNote } from "~/domain/partners/commands/add-partner-note";
import { newId } from "~/kernel/ids";
import { makeKey } from "../support/api-client";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { leadAt, type StageWanted } from "../support/lead-stages";
import { addressOf, type BuiltRoute, readBuiltRoutes } from "./build-routes";
import { type Cast, createCast, type Role } from "./cast";
import { matrix } from "./matrix";
import type { Given } from "./matrix-row";
import { makeApplication, sealedOf } from "./onboarding-cast";

/**
 * How many queries a page may cost, session and frame included; what is not named here costs at most `usual`.
 * A page that needs more than it did has to be looked at before it is listed.
 */
const usual = 6;
const bounds: Record<string, number> = {
  "routes/desk": 10,
  "routes/desk._index": 10,
  "routes/desk.accounts.$accountId": 8,
  // With what the lead reached and did not earn: its facts, its rules and its partner's.
  "routes/desk.leads.$leadId": 20,
  "routes/desk.partners.$partnerId": 10,
  "routes/desk.payouts.$payoutId": 7,
  "routes/desk.programs.$programId": 7,
  "routes/desk.programs.$programId_.versions.$number": 10,
  // With where the lead came from, as on its own page.
  "routes/desk.queue.$leadId": 10,
  "routes/portal": 10,
  "routes/portal._index": 10,
  "routes/portal.earnings._index": 7,
  "routes/portal.earnings.$commissionId": 7,
  "routes/portal.leads.$leadId": 20,
  "routes/portal.links._index": 7,
  // With its reviews.
  "routes/portal.links.$linkId": 8,
};

const database = testDatabase({ max: 10 });
let counted: Database;
let server: TestServer;
let cast: Cast;
let routes: BuiltRoute[];
let queries = 0;
/** Of another system that calls the API. */
let authorization = "";
const about: { params: Record<string, string> } = { params: {} };

beforeAll(async () => {
  counted = createDatabase(database.url, { max: 5 });
  counted.pool.on("connect", count);
  server = await startTestServer({ database: counted, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
  routes = (await readBuiltRoutes()).filter(({ id, loader, api }) => (loader || api?.GET) && id !== "root");
  authorization = `Bearer ${(await makeKey(cast)).key}`;
  const { own, hands, people } = cast;
  const leadId = await leadAt(hands, people.ownerAdmin, "submitted");
  queryOf["routes/unsubscribe"] = (await given("routes/unsubscribe")).query;
  about.params = {
    leadId,
    fileId: await own.file(leadId),
    commissionId: await own.commission("pending"),
    importId: (await own.import("checked")).importId,
    assetId: (await own.asset(true)).assetId,
    partnerId: people.ownerAdmin.actor.partnerId,
    mailId: await own.mail(),
    ...(await given("routes/desk.payouts.$payoutId")).params,
    ...(await given("routes/portal.appeals.$disputeId")).params,
    ...(await given("routes/portal.links.$linkId")).params,
    ...(await given("routes/desk.accounts.$accountId")).params,
    ...(await given("routes/desk.ledger_.accounts.$ledgerAccountId")).params,
    ...(await given("routes/desk.events.$eventId")).params,
    ...(await given("routes/desk.flags.$flagId")).params,
    month: "2026-11",
    format: "csv",
    programId: (await own.program()).programId,
    number: "1",
    slug: cast.world.programId,
    applicationId: (await makeApplication(cast, "submitted")).id,
  };
  queryOf["routes/portal.appeals.new"] = (await given("routes/portal.appeals.new")).query ?? "";
  queryOf["routes/_public.application"] = `of=${sealedOf(about.params.applicationId ?? "")}`;
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await counted?.close();
});

/** What the matrix asks a page about. */
const given = async (id: string): Promise<Given> => (await matrix[id]?.loader?.given?.(cast, "ownerAdmin")) ?? {};

function count(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    queries += 1;
    return query(...args);
  }) as typeof client.query;
}

/** One more of everything that a list or a record can show many of. */
async function addOneOfEach(number: number): Promise<void> {
  const { own, hands, people, world } = cast;
  const { ownerAdmin, manager } = people;
  const stages: StageWanted[] = ["submitted", "needs_info", "routing", "offered", "opportunity", "won"];
  for (const stage of stages) {
    const leadId = await leadAt(hands, ownerAdmin, stage);
    if (stage === "won") await reconcileLead(world.ctxOf({ kind: "system" }), leadId);
    // Similar to the lead that is looked at: they share a contact.
    if (stage === "submitted") {
      const change = { contactEmail: "robin@shared.example" };
      const ids = [leadId, about.params.leadId as string];
      await database.db.updateTable("leads").set(change).where("id", "in", ids).execute();
    }
  }
  const leadId = about.params.leadId as string;
  await sendMessage(manager, { once: newId("msg"), leadId, kind: "message", body: `Message ${number}` });
  await sendMessage(manager, { once: newId("msg"), leadId, kind: "note", body: `Note ${number}` });
  await own.file(leadId);
  await own.draft();
  await own.contact();
  await own.invitation("partner");
  await own.invitation("vendor");
  await own.member();
  await own.colleague();
  await own.import("checked");
  await own.mail();
  await makeApplication(cast, "submitted");
  await own.asset(true);
  await addPartnerNote(manager, { partnerId: ownerAdmin.actor.partnerId, once: newId("note"), body: `Note ${number}` });
  const { id } = await world.partner(`Partner ${number}`);
  await world.member({ id, name: "" }, `Admin ${number}`, "admin");
  for (const { actor } of Object.values(people)) {
    await own.notification(actor.userId);
    await own.session(actor.userId);
  }
}

/** What some pages are asked about. */
const queryOf: Record<string, string | undefined> = { "routes/search": "q=company" };

async function measure(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const route of routes) {
    if (route.api) {
      queries = 0;
      const answer = await server.browser().get(addressOf(route, about, "read"), { authorization });
      found[route.id] = queries;
      expect(answer.status, route.id).toBe(200);
      continue;
    }
    const loader = matrix[route.id]?.loader;
    if (!loader) throw new Error(`${route.id} has no row in the matrix`);
    // Pages that say that there is nothing.
    if (loader.may.length === 0 && !loader.elsewhere) continue;
    const role = [...loader.may, ...(loader.elsewhere ?? [])].find((one) => one !== "anonymous") as Role;
    const browser = cast.browsers[role];
    const address = addressOf(route, { ...about, query: queryOf[route.id] }, "read");
    queries = 0;
    const answer = await browser.get(address);
    found[route.id] = queries;
    expect(answer.status, `${address} as ${role}`).toBeLessThan(400);
  }
  return found;
}

it("asks the database as often for 50 rows as for 5", async () => {
  for (let number = 1; number <= 5; number += 1) await addOneOfEach(number);
  // Once before, so that nothing is counted that only a first request does.
  await measure();
  const few = await measure();
  for (let number = 6; number <= 50; number += 1) await addOneOfEach(number);
  const many = await measure();
  const sorted = Object.entries(many).sort(([, a], [, b]) => b - a);
  console.log(`query counts: ${sorted.map(([id, n]) => `${id.replace("routes/", "")} ${n}`).join(", ")}`);
  expect(many).toEqual(few);
  const above = sorted.filter(([id, n]) => n > (bounds[id] ?? usual));
  expect(Object.fromEntries(above)).toEqual({});
}, 240_000);
