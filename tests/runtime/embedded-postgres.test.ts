import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "../../scripts/embedded-postgres/launcher";
import { findRunningPostgres } from "../../scripts/embedded-postgres/running";
import { processesWorkingIn } from "../../scripts/embedded-postgres/process-table";

type Report = { url?: string; refused?: string };

const folders: string[] = [];
const children: ChildProcess[] = [];

function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "fairlead-launcher-")));
  folders.push(folder);
  return folder;
}

/** Runs the launcher in a process of its own, so that it can be killed. */
async function launch(dataDir: string): Promise<{ child: ChildProcess; report: Report }> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/runtime/run-launcher.ts", dataDir], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  const [line] = (await once(createInterface(child.stdout as NodeJS.ReadableStream), "line")) as [string];
  return { child, report: JSON.parse(line) as Report };
}

async function endGently({ child }: { child: ChildProcess }): Promise<void> {
  child.stdin?.write("end\n");
  await once(child, "exit");
}

async function query(url: string | undefined, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query({ text, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(process.platform === "win32")("embedded PostgreSQL", () => {
  // One folder for all tests in turn: creating a cluster takes longer than everything else here.
  const dataDir = newFolder();

  it("speaks UTF-8 whatever the caller's locale, in UTC, with a password", async () => {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    try {
      expect(
        await query(
          server.url("postgres"),
          "select lower('ÄÖ'), current_setting('server_encoding'), current_setting('timezone')",
        ),
      ).toEqual(["äö", "UTF8", "UTC"]);
      const open = new URL(server.url("postgres"));
      open.password = "guess";
      await expect(query(open.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    } finally {
      await server.stop();
    }
  });

  it("refuses a second owner of a folder in one sentence, and gives the folder back", async () => {
    const first = await launch(dataDir);
    const second = await launch(dataDir);
    expect(second.report.refused).toBe(
      `The data folder ${dataDir} is in use by another Fairlead (process ${first.child.pid}).`,
    );
    expect(await query(first.report.url, "select 1")).toEqual([1]);
    await endGently(first);
    const third = await launch(dataDir);
    expect(third.report.refused).toBeUndefined();
    await endGently(third);
  });

  it("waits for an owner that is on its way out", async () => {
    const first = await launch(dataDir);
    first.child.stdin?.write("leave\n");
    const owner = readdirSync(join(dataDir, "owners"))[0] ?? "";
    await expect.poll(() => readFileSync(join(dataDir, "owners", owner), "utf8")).toBe("leaving");
    const next = launch(dataDir);
    await expect.poll(() => readdirSync(join(dataDir, "owners")).length, { timeout: 10_000 }).toBe(2);
    await endGently(first);
    const second = await next;
    expect(second.report.refused).toBeUndefined();
    await endGently(second);
  });

  it("lets exactly one of several simultaneous starts have the folder", async () => {
    const starts = await Promise.all([1, 2, 3].map(() => launch(dataDir)));
    const owners = starts.filter(({ report }) => report.url);
    expect(owners).toHaveLength(1);
    for (const { report } of starts) if (!report.url) expect(report.refused).toContain("is in use by another Fairlead");
    for (const owner of owners) await endGently(owner);
  });

  it.runIf(process.platform === "linux")(
    "stops with its owner when that is killed, and keeps what was committed",
    async () => {
      const first = await launch(dataDir);
      await query(first.report.url, "create table kept as select 42 as answer");
      const cluster = join(dataDir, "cluster");
      expect(processesWorkingIn(cluster)?.length).toBeGreaterThan(0);
      first.child.kill("SIGKILL");
      await expect.poll(() => processesWorkingIn(cluster), { timeout: 10_000 }).toEqual([]);
      const second = await launch(dataDir);
      expect(await query(second.report.url, "select answer from kept")).toEqual([42]);
      await endGently(second);
    },
  );

  it.runIf(process.platform === "linux")("recovers when owner and server are killed together", async () => {
    const first = await launch(dataDir);
    await query(first.report.url, "create table kept_too as select 42 as answer");
    const postmaster = Number(readFileSync(join(dataDir, "cluster", "postmaster.pid"), "utf8").split("\n")[0]);
    first.child.kill("SIGKILL");
    process.kill(postmaster, "SIGKILL");
    const second = await launch(dataDir);
    expect(await query(second.report.url, "select answer from kept_too")).toEqual([42]);
    await endGently(second);
  });

  it.runIf(process.platform === "linux")(
    "clears a stale postmaster.pid whose number belongs to somebody else by now",
    async () => {
      writeFileSync(
        join(dataDir, "cluster", "postmaster.pid"),
        `${process.pid}\n${join(dataDir, "cluster")}\n1\n5432\n\n127.0.0.1\n\nready\n`,
      );
      const server = await startEmbeddedPostgres({ dataDir, durable: false });
      expect(await query(server.url("postgres"), "select 1")).toEqual([1]);
      await server.stop();
    },
  );

  it("comes back on the same address when the server dies under a living owner", async () => {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    const url = server.url("postgres");
    process.kill(Number(readFileSync(join(dataDir, "cluster", "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    await expect.poll(() => query(url, "select 1").catch(String), { timeout: 10_000 }).toEqual([1]);
    await server.stop();
    await expect(query(url, "select 1")).rejects.toThrow();
  });

  it("starts over when a filling was interrupted", async () => {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    try {
      const broken = server.ensureDatabase("app", async (url) => {
        await query(url, "create table half ()");
        throw new Error("interrupted");
      });
      await expect(broken).rejects.toThrow("interrupted");
      await server.ensureDatabase("app", async (url) => void (await query(url, "create table whole as select 1 as n")));
      expect(await query(server.url("app"), "select n from whole")).toEqual([1]);
      await expect(query(server.url("app"), "select 1 from half")).rejects.toThrow("half");
    } finally {
      await server.stop();
    }
  });

  it("is found by who works beside it, as long as it runs", async () => {
    const beside = join(newFolder(), "data");
    expect(findRunningPostgres(beside, "postgres")).toBeNull();
    const server = await startEmbeddedPostgres({ dataDir: beside, durable: false });
    const url = findRunningPostgres(beside, "postgres");
    expect(url).toBe(server.url("postgres"));
    expect(await query(url ?? "", "select 1")).toEqual([1]);
    await server.stop();
    expect(findRunningPostgres(beside, "postgres")).toBeNull();
  });

  it.runIf(process.getuid?.() === 0)("moves out of a folder that only root can enter", async () => {
    const home = newFolder();
    chmodSync(home, 0o700);
    const stateFolder = join(newFolder(), "state");
    mkdirSync(stateFolder);
    chmodSync(join(stateFolder, ".."), 0o755);
    const options = { dataDir: join(home, "data"), durable: false, stateFolder };
    const first = await startEmbeddedPostgres(options);
    await query(first.url("postgres"), "create table kept as select 42 as answer");
    await first.stop();
    expect(existsSync(join(home, "data", "cluster"))).toBe(false);
    expect(readdirSync(stateFolder).filter((name) => name.startsWith("data-"))).toHaveLength(1);
    const second = await startEmbeddedPostgres(options);
    expect(await query(second.url("postgres"), "select answer from kept")).toEqual([42]);
    await second.stop();
  });

  it("says what PostgreSQL said when it cannot start, and what data it cannot read", async () => {
    writeFileSync(join(dataDir, "cluster", "postgresql.auto.conf"), "no_such_setting = 1\n");
    await expect(startEmbeddedPostgres({ dataDir, durable: false })).rejects.toThrow(
      /did not start[\s\S]*no_such_setting/,
    );
    writeFileSync(join(dataDir, "cluster", "PG_VERSION"), "12\n");
    await expect(startEmbeddedPostgres({ dataDir, durable: false })).rejects.toThrow("is of PostgreSQL 12");
  });
});
