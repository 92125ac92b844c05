import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database";
import { dumpTables } from "../support/dump-tables";
import type { Browser, Fields } from "../support/http-client";
import { startTestServer, type TestServer } from "../support/http-server";
import { makePayout } from "../support/pay-everything";
import { type Cast, createCast } from "./cast";

const database = testDatabase();
const logged: unknown[] = [];
let server: TestServer;
let cast: Cast;
let owner: Browser;

/** As typed, and as it is sealed: neither may be seen again. */
const account = { typed: "DE89 3704 0044 0532 0130 00", plain: "DE89370400440532013000" };
const taxId = { typed: "98-7654321", plain: "987654321" };
const secrets = [account, taxId].flatMap(({ typed, plain }) => [typed, plain, encodeURIComponent(typed)]);
const found = (text: string) => secrets.filter((secret) => text.includes(secret));

const profile = "/portal/organisation/payout";
const accountForm = { accountHolder: "Brightside", bankCountry: "DE", accountSecret: account.typed, bankCode: "" };
const taxForm = {
  form: "w9",
  legalName: "Brightside",
  taxIdSecret: taxId.typed,
  reason: "",
  signedName: "Ana Duarte",
  declared: "on",
};

beforeAll(async () => {
  server = await startTestServer({
    database,
    now: () => new Date("2026-11-24T15:00:00Z"),
    onLog: (...entry) => logged.push(entry),
  });
  cast = await createCast(database, server);
  owner = cast.browsers.ownerAdmin;
}, 180_000);
afterAll(() => server?.stop());

describe("account and tax numbers", () => {
  it("are not sent back when a form is refused", async () => {
    const refused: [string, Fields][] = [
      ["account", { ...accountForm, bankCountry: "FR" }],
      ["account", { ...accountForm, accountHolder: "" }],
      ["tax", { ...taxForm, signedName: "" }],
      ["tax", { ...taxForm, form: "vat" }],
    ];
    for (const [intent, form] of refused) {
      for (const twin of [false, true]) {
        const { status, body } = await owner.post(profile, { ...form, intent }, { twin });
        expect(status).toBe(422);
        expect(found(body)).toEqual([]);
      }
    }
  });

  it("are sealed, and stand in no page, no log, no journal and no table", async () => {
    expect((await owner.post(profile, { ...accountForm, intent: "account" })).status).toBe(303);
    expect((await owner.post(profile, { ...taxForm, intent: "tax" })).status).toBe(303);
    const { finance, admin, manager } = cast.browsers;
    const commissionId = await cast.own.commission("approved");
    const payoutId = await makePayout(cast.world, cast.people.finance);
    const { partnerId } = cast.people.ownerAdmin.actor;
    const pages: [Browser, string][] = [
      [owner, profile],
      [owner, "/portal/earnings"],
      [owner, "/portal/earnings/statements"],
      [owner, "/portal/organisation"],
      ...[finance, admin, manager].flatMap((browser): [Browser, string][] => [
        [browser, `/desk/partners/${partnerId}`],
        [browser, `/desk/payouts/${payoutId}`],
        [browser, `/desk/commissions/${commissionId}`],
        [browser, `/desk/statements/${partnerId}`],
      ]),
      [finance, "/desk/payouts/new"],
      [finance, "/desk/ledger"],
    ];
    for (const [browser, path] of pages) {
      for (const answer of [await browser.get(path), await browser.data(path)]) {
        expect(answer.status, path).toBe(200);
        expect(found(answer.body), path).toEqual([]);
      }
    }
    expect((await owner.get(profile)).body).toMatch(/ends in (<!-- -->)?3000/);
    const tables = await dumpTables(database.pool);
    expect(tables).toContain("payout_profile.changed");
    expect(found(tables)).toEqual([]);
    expect(logged.length).toBeGreaterThan(10);
    expect(found(JSON.stringify(logged))).toEqual([]);
  });

  it("are opened for finance alone, in the file for the bank, and the journal says by whom", async () => {
    const { id } = await database.db.selectFrom("payouts").select("id").executeTakeFirstOrThrow();
    const path = `/desk/payouts/${id}/bank.csv`;
    for (const role of ["admin", "manager", "rep", "ownerAdmin", "rivalAdmin"] as const) {
      const { status, body } = await cast.browsers[role].post(path, {});
      expect(status, role).toBe(404);
      expect(found(body)).toEqual([]);
    }
    const asked = await cast.browsers.finance.get(path);
    expect([asked.status, asked.location]).toEqual([302, `/desk/payouts/${id}`]);
    expect(found(asked.body)).toEqual([]);
    const written = database.db.selectFrom("journal").select("id").where("kind", "=", "payout.exported");
    expect(await written.execute()).toEqual([]);
    const file = await cast.browsers.finance.post(path, {});
    expect(file.body).toContain(`"Brightside","DE","${account.plain}"`);
    expect(file.body).not.toContain(taxId.plain);
    const entries = await database.db
      .selectFrom("journal")
      .select(["actorId", "payload"])
      .where("kind", "=", "payout.exported")
      .execute();
    expect(entries).toEqual([{ actorId: cast.people.finance.actor.userId, payload: { payoutId: id, lines: "1" } }]);
  });
});
