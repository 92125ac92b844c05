import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { newId } from "~/kernel/ids";
import { type ApiClient, apiClient, differsFrom, endpointOf, makeKey, newLeadBody } from "../support/api-client";
import { testDatabase } from "../support/database";
import { leadForm } from "../support/factories";
import { fingerprint, startTestServer, type TestServer } from "../support/http-server";
import { publishNext, sign, startPilot } from "../support/programs";
import { type Cast, createCast } from "./cast";

const database = testDatabase({ max: 20 });
let server: TestServer;
let cast: Cast;
let api: ApiClient;
let apiKeyId: string;
let partnerId: string;
const path = "/api/v1/leads";
const submit = endpointOf("submitLead");

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
  const made = await makeKey(cast);
  apiKeyId = made.id;
  api = apiClient(server, made.key);
  partnerId = cast.people.ownerAdmin.actor.partnerId;
}, 180_000);
afterAll(() => server?.stop());

const leadOf = (id: string) =>
  database.db.selectFrom("leads").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const body = (change: Record<string, unknown> = {}) => ({
  ...newLeadBody(partnerId, `Given ${cast.next()} Freight`),
  ...change,
});
/** No rows but those that say that a key was used. */
async function rows() {
  const { "public.api_keys": _used, ...tables } = await fingerprint(database.pool);
  return tables;
}

describe("a lead that another system submits", () => {
  it("is made as the partner's own form makes it, and answered with where it is", async () => {
    const answer = await api.post(path, body());
    expect(answer.status, answer.body).toBe(201);
    expect(differsFrom(submit, answer)).toBeNull();
    const { id } = answer.json as { id: string };
    expect(answer.headers.location).toBe(`/api/v1/leads/${id}`);
    expect((await api.get(`/api/v1/leads/${id}`)).json).toEqual(answer.json);

    const company = `Twin ${cast.next()} Freight`;
    const leadId = newId("lead");
    const fields = leadForm(company);
    await submitLead(cast.people.ownerAdmin, { leadId, programId: cast.world.programId, source: "portal", fields });
    const [own, others] = [await leadOf(leadId), await leadOf(id)];
    const same = ({
      id: _i,
      companyName: _n,
      companyKey: _k,
      website: _w,
      domain: _d,
      contactEmail: _e,
      ...rest
    }: typeof own) => rest;
    expect(same(others)).toEqual({ ...same(own), source: "api", submittedBy: null });
    expect(others.domain).toMatch(/^given-.*-freight\.com$/);
  });

  it("is said to come from the key: by its name on the desk, to the partner from the partner team", async () => {
    const { id } = (await api.post(path, body())).json as { id: string };
    const entry = await database.db
      .selectFrom("journal")
      .select(["actorKind", "actorId", "partnerId", "payload"])
      .where("leadId", "=", id)
      .where("kind", "=", "lead.submitted")
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actorKind: "integration", actorId: apiKeyId, partnerId, payload: { source: "api" } });
    expect((await cast.browsers.manager.get(`/desk/leads/${id}`)).body).toContain("API key Billing");
    const own = await cast.browsers.ownerAdmin.get(`/portal/leads/${id}`);
    expect(own.status).toBe(200);
    expect(own.body).not.toContain("Billing");
    expect((await cast.browsers.rivalAdmin.get(`/portal/leads/${id}`)).status).toBe(404);
  });

  it("waits like any other for a company that is claimed", async () => {
    const wanted = newLeadBody(partnerId, `Wanted ${cast.next()} Freight`);
    const first = (await api.post(path, { ...wanted, partnerId: cast.people.rivalAdmin.actor.partnerId })).json;
    const second = (await api.post(path, wanted)).json;
    expect((await leadOf((first as { id: string }).id)).claim).toBe("holds");
    expect((await leadOf((second as { id: string }).id)).claim).toBe("waits");
    expect(JSON.stringify(second)).not.toContain(cast.people.rivalAdmin.actor.partnerId);
  });
});

describe("fields that are wrong", () => {
  const wrong: [string, Record<string, unknown>, string[]][] = [
    ["no website", { website: undefined }, ["/website"]],
    ["no domain in it", { website: "nowhere" }, ["/website"]],
    ["a mail provider's domain", { website: "gmail.com" }, ["/website"]],
    ["an amount as a text", { valueMinor: "4800000" }, ["/valueMinor"]],
    ["half a cent", { valueMinor: 0.5 }, ["/valueMinor"]],
    ["less than nothing", { valueMinor: -1 }, ["/valueMinor"]],
    ["more than a number holds", { valueMinor: 9_007_199_254_740_992 }, ["/valueMinor"]],
    ["a count as a text", { employeeCount: "900" }, ["/employeeCount"]],
    ["no seats", { seats: 0 }, ["/seats"]],
    ["an unknown currency", { currency: "XXQ" }, ["/currency"]],
    ["a country in small letters", { country: "us" }, ["/country"]],
    ["an unknown industry", { industry: "toString" }, ["/industry"]],
    ["consent as a text", { contactConsent: "yes" }, ["/contactConsent"]],
    ["NUL", { companyName: "a\u0000b" }, ["/companyName"]],
    ["a lone surrogate", { useCase: "\ud800" }, ["/useCase"]],
    ["10,000 characters", { companyName: "x".repeat(10_000) }, ["/companyName"]],
    ["no address", { contactEmail: "nobody" }, ["/contactEmail"]],
    ["a field of the table", { status: "accepted" }, ["/status"]],
    ["an owner", { ownerId: "user_x", score: 100 }, ["/ownerId", "/score"]],
    ["a name that is none", { "<script>": 1 }, [""]],
    ["several at once", { seats: 0, industry: "x", timeline: null }, ["/industry", "/seats", "/timeline"]],
    ["an unknown partner", { partnerId: "ptnr_00000000000000000000000000" }, ["/partnerId"]],
    ["a partner's id of 10,000 characters", { partnerId: "p".repeat(10_000) }, ["/partnerId"]],
    ["NUL in an id", { programId: "prog_\u0000" }, ["/programId"]],
  ];
  it.each(wrong)("are named: %s", async (_, change, pointers) => {
    const before = await rows();
    const answer = await api.post(path, body(change));
    expect(answer.status, answer.body.slice(0, 300)).toBe(422);
    expect(differsFrom(submit, answer)).toBeNull();
    const { code, errors } = answer.json as { code: string; errors: { pointer: string; detail: string }[] };
    expect(code).toBe("invalid-input");
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(pointers);
    expect(answer.body).not.toContain("<script>");
    expect(answer.body.length).toBeLessThan(2_000);
    expect(await rows()).toEqual(before);
  });

  it.each([
    ["nothing", "", 400],
    ["no JSON", "{", 400],
    ["a text", '"x"', 422],
    ["null", "null", 422],
    ["a list", "[]", 422],
    ["nothing in it", "{}", 422],
    ["2,000 nested lists", `{"companyName":${"[".repeat(2_000)}${"]".repeat(2_000)}}`, 400],
    ["9 levels", `${'{"a":'.repeat(9)}1${"}".repeat(9)}`, 400],
    ["a prototype", '{"__proto__":{"partnerId":"x"},"constructor":{"prototype":1}}', 422],
    ["a number beyond all", '{"valueMinor":1e400}', 422],
  ])("are refused: %s", async (_, text, status) => {
    const answer = await api.post(path, text);
    expect(answer.status, answer.body.slice(0, 300)).toBe(status);
    expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    expect(differsFrom(submit, answer)).toBeNull();
  });
});

describe("a lead that is not taken says why by codes", () => {
  const refused = async (change: Record<string, unknown>, codes: string[]) => {
    const answer = await api.post(path, body(change));
    expect(answer.status, answer.body).toBe(409);
    expect(differsFrom(submit, answer)).toBeNull();
    const { code, reasons } = answer.json as { code: string; reasons: { code: string }[] };
    expect(code).toBe("not-eligible");
    expect(reasons.map((reason) => reason.code)).toEqual(codes);
  };

  it("when a required criterion is not met", () => refused({ country: "BR" }, ["criterion-not-met"]));

  it("when a rule of the program blocks it", async () => {
    const { email } = cast.people.ownerAdmin.actor;
    await refused({ contactEmail: email }, ["flag-self-referral"]);
  });

  it("when the partner is suspended, out, or not enrolled", async () => {
    const organisation = await cast.world.partner(`Moody ${cast.next()}`);
    const enrolment = database.db.updateTable("enrolments").where("partnerId", "=", organisation.id);
    const of = { partnerId: organisation.id };
    await enrolment.set({ status: "suspended" }).execute();
    await refused(of, ["enrolment-suspended"]);
    await refused({ ...of, programId: cast.world.programId }, ["enrolment-suspended"]);
    await enrolment.set({ status: "ended" }).execute();
    await refused(of, ["enrolment-ended"]);
    await refused({ ...of, programId: "prog_00000000000000000000000000" }, ["not-enrolled"]);
    await database.db.deleteFrom("enrolments").where("partnerId", "=", organisation.id).execute();
    await refused(of, ["not-enrolled"]);
  });

  it("when new terms are not accepted yet, and takes it once they are", async () => {
    await publishNext(cast.people.admin, cast.world.programId);
    await refused({}, ["terms-not-accepted"]);
    await sign(cast.people.ownerAdmin, cast.world.programId);
    expect((await api.post(path, body())).status).toBe(201);
  });

  it("when the program takes none at the moment", async () => {
    const program = database.db.updateTable("programs").where("id", "=", cast.world.programId);
    await program.set({ status: "paused" }).execute();
    await refused({}, ["program-closed"]);
    await program.set({ status: "live" }).execute();
  });

  it("and asks for the program when the partner takes part in several", async () => {
    const programId = await startPilot(cast.people.admin, 5, cast.world.versionId);
    const organisation = await cast.world.partner(`Busy ${cast.next()}`);
    const second = await database.db
      .selectFrom("enrolments")
      .selectAll()
      .where("partnerId", "=", organisation.id)
      .executeTakeFirstOrThrow();
    await database.db
      .insertInto("enrolments")
      .values({ ...second, id: newId("enr"), programId, acceptedVersionId: null })
      .execute();
    const answer = await api.post(path, body({ partnerId: organisation.id }));
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ code: "invalid-input", errors: [{ pointer: "/programId" }] });
    await refused({ partnerId: organisation.id, programId }, ["terms-not-accepted"]);
  });
});
