import { sql } from "kysely";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Ctx, PartnerCtx } from "~/domain/context";
import { runImport } from "~/domain/leads/commands/run-import";
import { withdrawLead } from "~/domain/leads/commands/withdraw-lead";
import { exportImport } from "~/domain/leads/views/export-import";
import { getImport } from "~/domain/leads/views/get-import";
import Papa from "papaparse";
import { testDatabase } from "../support/database";
import { createWorld, silentLog, type World } from "../support/factories";
import { checkFile, companiesFile, countRows, csvFile, importOne, onceForAll, startRun } from "../support/imports";
import { drainJobs, jobServices, listJobs, runJob } from "../support/run-jobs";

const database = testDatabase();
const isRun = (job: { name: string }) => job.name === "leads.run-import";

let world: World;
let people = 0;

beforeAll(async () => {
  world = await createWorld(database);
});

/** A partner of its own for each test; companies are told apart by the prefix of their names. */
async function newPartner() {
  people += 1;
  const organisation = await world.partner(`Agency ${people}`);
  return { organisation, member: await world.member(organisation, `Member ${people}`, "member"), prefix: `p${people}` };
}

const companies = (prefix: string, count: number) =>
  csvFile(`company\n${Array.from({ length: count }, (_, n) => `${prefix} company ${n + 1}`).join("\n")}\n`);

const runAll = () => drainJobs(world, jobServices(world), { only: isRun });

async function leadsOf(ctx: PartnerCtx) {
  return world.db
    .selectFrom("leads")
    .select(["id", "domain", "source", "submittedBy"])
    .where("partnerId", "=", ctx.actor.partnerId)
    .execute();
}

/** Each submitted row has its own lead and each lead its row; the import's figures are those of its rows. */
async function expectWhole(ctx: PartnerCtx, importId: string, submitted: number) {
  const { counts } = await getImport(ctx, importId, {});
  const rows = await countRows(world, importId);
  expect({
    ready: rows.ready ?? 0,
    invalid: rows.invalid ?? 0,
    skipped: rows.skipped ?? 0,
    submitted: rows.submitted ?? 0,
  }).toEqual({
    ready: counts.ready,
    invalid: counts.invalid,
    skipped: counts.skipped,
    submitted: counts.submitted,
  });
  expect(counts.submitted).toBe(submitted);
  const leadIds = (await leadsOf(ctx)).map(({ id }) => id).sort();
  const rowIds = await world.db
    .selectFrom("leadImportRows")
    .select("leadId")
    .where("importId", "=", importId)
    .where("leadId", "is not", null)
    .execute();
  expect(rowIds.map(({ leadId }) => leadId).sort()).toEqual(leadIds);
  const entries = await world.db
    .selectFrom("journal")
    .select("leadId")
    .where("kind", "=", "lead.submitted")
    .where("partnerId", "=", ctx.actor.partnerId)
    .execute();
  expect(entries.map(({ leadId }) => leadId).sort()).toEqual(leadIds);
}

describe("running an import", () => {
  it("brings the real file in, and its counts add up", { timeout: 90_000 }, async () => {
    const { member } = await newPartner();
    const importId = await checkFile(member, companiesFile());
    const dry = await getImport(member, importId, {});
    expect(dry.status).toBe("checked");
    expect(dry.counts.total).toBe(604);
    expect(dry.counts.ready + dry.counts.invalid + dry.counts.skipped).toBe(604);
    expect(dry.counts.ready).toBeGreaterThan(580);
    expect(await leadsOf(member)).toHaveLength(0);

    await startRun(member, importId);
    await runAll();
    const done = await getImport(member, importId, {});
    expect(done.status).toBe("done");
    expect(done.counts).toMatchObject({ ready: 0, submitted: dry.counts.ready, run: dry.counts.ready });
    await expectWhole(member, importId, dry.counts.ready);
    const lead = await world.db
      .selectFrom("leads")
      .selectAll()
      .where("domain", "=", "3m.example")
      .where("partnerId", "=", member.actor.partnerId)
      .executeTakeFirstOrThrow();
    expect(lead).toMatchObject({
      companyName: "3M",
      region: "Minnesota",
      country: "US",
      industry: "chemicals",
      employeeCount: 85_000,
      revenueBand: "from_10b",
      contactEmail: "sales@3m.example",
      source: "import",
      submittedBy: member.actor.userId,
    });

    const { csv } = await exportImport(member, importId);
    const table = Papa.parse<string[]>(csv.replace(/^\ufeff/, ""), { skipEmptyLines: true }).data;
    expect(table).toHaveLength(605);
    expect(table.filter((row) => row[2] === "Submitted")).toHaveLength(dry.counts.ready);
    console.log(`the real file: ${JSON.stringify(done.counts)}`);
  });

  it("submits nothing twice when every job runs twice", async () => {
    const { member, prefix } = await newPartner();
    const importId = await checkFile(member, companies(prefix, 12));
    await startRun(member, importId);
    await startRun(member, importId);
    expect((await listJobs(world)).filter(isRun)).toHaveLength(1);
    await drainJobs(world, jobServices(world), { only: isRun, times: 2 });
    await expectWhole(member, importId, 12);
    await startRun(member, importId);
    expect((await listJobs(world)).filter(isRun)).toHaveLength(0);
    await expectWhole(member, importId, 12);
  });

  it.each([0, 1, 7, 19])("goes on where it was killed after %i rows", async (survived) => {
    const { member, prefix, organisation } = await newPartner();
    const importId = await checkFile(member, companies(prefix, 20));
    await startRun(member, importId);
    const key = { importId, partnerId: organisation.id };
    let leads = 0;
    const dying: Ctx = {
      ...world.ctxOf({ kind: "system" }),
      newId: (prefixOfId) => {
        // A row takes the id of its lead, then that of its entry: this one dies in the middle of a row.
        if (prefixOfId === "jrn") leads += 1;
        if (leads > survived) throw new Error("killed");
        return member.newId(prefixOfId);
      },
    };
    await expect(runImport(dying, key)).rejects.toThrow("killed");
    await expectWhole(member, importId, survived);
    expect((await getImport(member, importId, {})).status).toBe("running");
    await runAll();
    await expectWhole(member, importId, 20);
    expect((await getImport(member, importId, {})).status).toBe("done");
  });

  it("gives up rows that keep failing, says so at the row and in the log, and ends with the others submitted", async () => {
    const { member, prefix } = await newPartner();
    const importId = await checkFile(member, companies(prefix, 30));
    onTestFinished(async () => void (await sql`drop trigger cursed on leads`.execute(world.db)));
    await sql`
      create function refuse_cursed() returns trigger language plpgsql as $$
      begin raise exception 'nobody foresaw this'; end $$;
      create trigger cursed before insert on leads for each row
        when (new.company_name like '% company _7' or new.company_name like '% company 9') execute function refuse_cursed()
    `.execute(world.db);
    await startRun(member, importId);
    const [job] = (await listJobs(world)).filter(isRun);
    if (!job) throw new Error("A run has a job");
    const logged: unknown[] = [];
    const log = { ...silentLog, error: (facts: unknown) => void logged.push(facts) };
    const services = { ...jobServices(world), log };
    // The queue starts a job that failed again, after a while.
    for (const attempt of [1, 2, 3])
      await expect(runJob(services, job, attempt)).rejects.toThrow("nobody foresaw this");
    const waiting = await getImport(member, importId, {});
    expect(waiting).toMatchObject({ status: "running", counts: { invalid: 0 } });
    await runJob(services, job, 4);
    await expectWhole(member, importId, 27);
    const { status, counts, result } = await getImport(member, importId, { outcome: "invalid" });
    expect({ status, counts }).toMatchObject({ status: "done", counts: { ready: 0, submitted: 27, invalid: 3 } });
    for (const row of result?.rows ?? []) {
      expect(row.messages.at(-1)?.text).toMatch(/^Something went wrong on our side, and this row was not submitted\./);
    }
    const givenUp = {
      importId,
      attempt: 4,
      givenUp: true,
      err: expect.objectContaining({ message: "nobody foresaw this" }),
    };
    for (const line of [10, 18, 28]) expect(logged).toContainEqual({ ...givenUp, line });
  });

  it("lets several workers share an import at once", async () => {
    const { member, prefix, organisation } = await newPartner();
    const importId = await checkFile(member, companies(prefix, 90));
    await startRun(member, importId);
    const key = { importId, partnerId: organisation.id };
    await Promise.all([1, 2, 3].map(() => runImport(world.ctxOf({ kind: "system" }), key)));
    await expectWhole(member, importId, 90);
    expect((await getImport(member, importId, {})).status).toBe("done");
    await runAll();
    await expectWhole(member, importId, 90);
  });

  it("submits each company once when two imports of the same file run at once", async () => {
    const { member, prefix, organisation } = await newPartner();
    const file = companies(prefix, 40);
    const imports = [await checkFile(member, file), await checkFile(member, file)];
    for (const importId of imports) await startRun(member, importId);
    await Promise.all(
      imports.map((importId) => runImport(world.ctxOf({ kind: "system" }), { importId, partnerId: organisation.id })),
    );
    const leads = await leadsOf(member);
    expect(leads).toHaveLength(40);
    expect(new Set(leads.map(({ domain }) => domain)).size).toBe(40);
    const submitted = await Promise.all(imports.map(async (id) => (await getImport(member, id, {})).counts));
    expect(submitted.map(({ submitted: n, skipped }) => n + skipped)).toEqual([40, 40]);
    await runAll();
  });

  it("stops with the reason when the organisation is suspended, and goes on later", async () => {
    const { member, prefix, organisation } = await newPartner();
    const importId = await checkFile(member, companies(prefix, 5));
    await startRun(member, importId);
    const move = (status: string) =>
      world.db.updateTable("enrolments").set({ status }).where("partnerId", "=", organisation.id).execute();
    await move("suspended");
    await runAll();
    const stopped = await getImport(member, importId, {});
    expect(stopped).toMatchObject({ status: "failed", counts: { ready: 5, submitted: 0 } });
    expect(stopped.stoppedReason).toContain("suspended");
    await expect(startRun(member, importId)).rejects.toMatchObject({ code: "not-eligible" });
    await move("approved");
    await startRun(member, importId);
    await runAll();
    await expectWhole(member, importId, 5);
  });

  it("stops when the person who started it has left", async () => {
    const { member, prefix } = await newPartner();
    const importId = await checkFile(member, companies(prefix, 3));
    await startRun(member, importId);
    await world.db
      .updateTable("users")
      .set({ disabledAt: world.clock.now() })
      .where("id", "=", member.actor.userId)
      .execute();
    await runAll();
    const stopped = await getImport(member, importId, {});
    expect(stopped).toMatchObject({ status: "failed", counts: { ready: 3 } });
    expect(stopped.stoppedReason).toContain("may not submit leads any more");
    expect(await leadsOf(member)).toHaveLength(0);
  });

  it("skips a company that a colleague brought after the check, and takes it again once that was withdrawn", async () => {
    const { member, organisation } = await newPartner();
    const importId = await checkFile(member, csvFile("company,website\nOrbit,orbit-late.com\nPlain,plain-late.com\n"));
    const colleague = await world.member(organisation, "Colleague", "member");
    const leadId = await importOne(world, colleague, "Orbit", "orbit-late.com");
    await startRun(member, importId);
    await runAll();
    const { result, counts } = await getImport(member, importId, { outcome: "skipped" });
    expect(counts).toMatchObject({ submitted: 1, skipped: 1, ready: 0 });
    expect(result?.rows[0]?.messages).toContainEqual(expect.objectContaining({ leadId }));
    await withdrawLead(colleague, {
      leadId,
      revision: await world.revisionOf("leads", leadId),
      reason: "mistake",
      note: "",
    });
    const again = await checkFile(member, csvFile("company,website\nOrbit,orbit-late.com\nPlain,plain-late.com\n"));
    expect((await getImport(member, again, {})).counts).toMatchObject({ ready: 1, skipped: 1 });
  });

  it("takes 2,000 rows with 20 s of work and in bounded memory", { timeout: 120_000 }, async () => {
    const { member, prefix } = await newPartner();
    const before = process.memoryUsage().rss;
    let started = performance.now();
    const importId = await checkFile(member, companies(prefix, 2_000), onceForAll);
    const checked = performance.now() - started;
    started = performance.now();
    const cpuBefore = process.cpuUsage();
    await startRun(member, importId);
    await runAll();
    const { user, system } = process.cpuUsage(cpuBefore);
    const cpu = (user + system) / 1000;
    const ran = performance.now() - started;
    const grown = (process.memoryUsage().rss - before) / 1024 ** 2;
    console.log(
      `2,000 rows: upload and check ${Math.round(checked)} ms, submit ${Math.round(ran)} ms (${Math.round(cpu)} ms of CPU), memory +${Math.round(grown)} MB`,
    );
    await expectWhole(member, importId, 2_000);
    // The clock on the wall counts what else the machine does; this process's own time is what an import costs.
    expect(cpu).toBeLessThan(20_000);
    expect(grown).toBeLessThan(300);
  });
});
