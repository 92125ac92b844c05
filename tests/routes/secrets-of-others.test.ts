import { afterAll, beforeAll, expect, it } from "vitest";
import { offerLead } from "~/domain/sales/commands/offer-lead";
import { acceptLead } from "~/domain/review/commands/decide-lead";
import { addPartnerNote } from "~/domain/partners/commands/add-partner-note";
import { sendMessage } from "~/domain/leads/commands/send-message";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { newId } from "~/kernel/ids";
import { formatMoney } from "~/kernel/money";
import { testDatabase } from "../support/database";
import type { Answer } from "../support/http-client";
import { startTestServer, type TestServer } from "../support/http-server";
import { leadAt, reviewPoints } from "../support/lead-stages";
import { addressOf, readBuiltRoutes } from "./build-routes";
import { type Cast, createCast } from "./cast";

const database = testDatabase({ max: 20 });
let server: TestServer;
let cast: Cast;
const own: Record<string, string> = {};
let rivalLead = "";

/** Each is somewhere in what the rival has, or on the vendor's side of the partner's own lead. */
const canaries = {
  rivalName: "Canaryrival",
  rivalCompany: "Canarycompany",
  rivalContact: "canarycontact@",
  rep: "Canaryrep",
  note: "canary-internal-note",
  ownNote: "canary-own-lead-note",
  partnerNote: "canary-partner-note",
  score: "987654",
};

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server, {
    rep: `${canaries.rep} Quill`,
    rival: `${canaries.rivalName} Integrators`,
  });
  const { world, people, hands } = cast;
  const { manager, rep, ownerAdmin, rivalAdmin } = people;
  const system = world.ctxOf({ kind: "system" });
  rivalLead = await leadAt(hands, rivalAdmin, "won", `${canaries.rivalCompany} Freight`);
  await database.db
    .updateTable("leads")
    .set({ contactEmail: `${canaries.rivalContact}freight.example` })
    .where("id", "=", rivalLead)
    .execute();
  // Both want the same company: the partner waits, and must not learn for whom.
  await leadAt(hands, rivalAdmin, "submitted", "Shared Freight");
  const waiting = await leadAt(hands, ownerAdmin, "submitted", "Shared Freight");
  own.leadId = await leadAt(hands, ownerAdmin, "won");
  const open = await leadAt(hands, ownerAdmin, "submitted");
  const at = async () => ({ leadId: open, revision: await world.revisionOf("leads", open) });
  await acceptLead(manager, { ...(await at()), checklist: reviewPoints, internalNote: canaries.ownNote });
  await offerLead(manager, { ...(await at()), repId: rep.actor.userId });
  for (const leadId of [rivalLead, own.leadId, open]) {
    await sendMessage(manager, { once: newId("msg"), leadId, kind: "note", body: canaries.note });
    await sendMessage(manager, { once: newId("msg"), leadId, kind: "message", body: "Thank you." });
    await reconcileLead(system, leadId);
  }
  for (const { actor } of [ownerAdmin, rivalAdmin]) {
    await addPartnerNote(manager, { partnerId: actor.partnerId, once: newId("note"), body: canaries.partnerNote });
  }
  await database.db
    .updateTable("leads")
    .set({ score: Number(canaries.score) })
    .execute();
  own.openLead = open;
  own.waiting = waiting;
  own.fileId = await cast.own.file(own.leadId);
  own.commissionId = (
    await database.db
      .selectFrom("commissions")
      .select("id")
      .where("leadId", "=", own.leadId)
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id;
  own.assetId = (await cast.own.asset(true)).assetId;
}, 180_000);
afterAll(() => server?.stop());

function found(body: string): string[] {
  const text = body.toLowerCase();
  return Object.entries(canaries).flatMap(([name, canary]) => (text.includes(canary.toLowerCase()) ? [name] : []));
}

it("finds the canaries where they belong, so that their absence elsewhere means something", async () => {
  const { manager } = cast.browsers;
  const pages = await Promise.all(
    [
      `/desk/leads/${rivalLead}`,
      `/desk/leads/${own.openLead}`,
      `/desk/partners/${cast.people.ownerAdmin.actor.partnerId}`,
      "/desk/leads",
    ].map((path) => manager.get(path)),
  );
  expect(found(pages.map(({ body }) => body).join("\n")).sort()).toEqual(Object.keys(canaries).sort());
});

it("never writes another partner's or an internal word into a partner's bytes", async () => {
  const routes = (await readBuiltRoutes()).filter(({ id, loader }) => loader && id.startsWith("routes/portal"));
  const addresses = routes.flatMap((route) => {
    const leads = route.pattern.includes(":leadId") ? [own.leadId, own.openLead, own.waiting] : [own.leadId];
    return leads.map((leadId) => addressOf(route, { params: { ...own, leadId: leadId as string } }, "read"));
  });
  const asked = [
    ...addresses,
    ...["canarycompan", "freight", "canaryriva", "canary"].flatMap((q) => [
      `/search?q=${q}`,
      `/portal/leads?q=${q}`,
      `/portal/leads.csv?q=${q}`,
    ]),
    `/portal/leads?partner=${cast.people.rivalAdmin.actor.partnerId}`,
    `/portal/leads.csv?partner=${cast.people.rivalAdmin.actor.partnerId}`,
    `/portal/earnings?partner=${cast.people.rivalAdmin.actor.partnerId}`,
    "/portal/leads/check?website=shared-freight.com",
    "/notifications",
    "/account",
  ];
  const leaks: Record<string, string[]> = {};
  let answers = 0;
  for (const who of ["ownerAdmin", "ownerMember"] as const) {
    for (const path of asked) {
      for (const answer of [await cast.browsers[who].get(path), await cast.browsers[who].data(path)]) {
        answers += 1;
        expect(answer.status, `${who} ${path}`).toBeLessThan(500);
        // What was asked for comes back in the search field; the rest of the name must not.
        const words = found(answer.body);
        if (words.length > 0) leaks[`${who} ${path}`] = words;
      }
    }
  }
  console.log(`secrets of others: ${answers} answers searched for ${Object.keys(canaries).length} canaries`);
  expect(leaks).toEqual({});
  const taken = await cast.browsers.ownerAdmin.get("/portal/leads/check?website=shared-freight.com");
  expect(JSON.parse(taken.body)).toEqual({ outcome: "taken", domain: "shared-freight.com" });
});

it("shows what is earned to nobody in the partner's team who may not see it", async () => {
  const commissions = await database.db
    .selectFrom("commissions")
    .selectAll()
    .where("leadId", "=", own.leadId ?? "")
    .execute();
  const amounts = commissions.map((commission) => formatMoney(commission));
  const tells = ({ body }: Answer) => [...amounts, "commission.accrued"].filter((word) => body.includes(word));
  const path = `/portal/leads/${own.leadId}`;
  const { ownerAdmin, ownerMember } = cast.browsers;
  expect(tells(await ownerAdmin.get(path)), "the admin reads every amount").toEqual([...amounts, "commission.accrued"]);
  for (const address of [path, "/portal", "/portal/leads", "/portal/leads.csv", "/notifications"]) {
    expect(tells(await ownerMember.get(address)), address).toEqual([]);
    expect(tells(await ownerMember.data(address)), `data of ${address}`).toEqual([]);
  }
  expect((await ownerMember.get("/portal/earnings")).status).toBe(404);
});

it("answers for another partner's record as for one that does not exist", async () => {
  const browser = cast.browsers.ownerAdmin;
  const missing = "lead_01kb000000e00800000000000x";
  const strip = (body: string) =>
    body
      .replaceAll(/nonce="[^"]*"/g, "")
      .replaceAll(/(requestId\W+)[\w-]{12}/g, "$1R")
      .replaceAll(rivalLead, "ID")
      .replaceAll(missing, "ID");
  for (const path of [
    "/portal/leads/ID",
    "/portal/leads/ID/edit",
    "/portal/leads/ID/files/file_x",
    "/portal/leads/new?draft=ID",
  ]) {
    const [foreign, absent] = [
      await browser.get(path.replace("ID", rivalLead)),
      await browser.get(path.replace("ID", missing)),
    ];
    expect(foreign.status, path).toBe(404);
    expect(strip(foreign.body), path).toBe(strip(absent.body));
  }
});
