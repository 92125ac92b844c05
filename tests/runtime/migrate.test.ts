import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { createDatabase } from "db/client";
import { migrateToLatest, pendingMigrations } from "db/migrate";
import { cloneTemplate, testDatabase } from "../support/database";

describe("migrations", () => {
  const database = testDatabase();

  it("leave nothing to do on a migrated database", async () => {
    expect(await pendingMigrations(database.db)).toEqual([]);
    expect(await migrateToLatest(database)).toEqual([]);
  });

  it("name everything on an empty one", async () => {
    await sql`create schema empty`.execute(database.db);
    const empty = createDatabase(`${database.url}?options=-c%20search_path%3Dempty`, { max: 1 });
    const pending = await pendingMigrations(empty.db);
    await empty.close();
    expect(pending[0]).toBe("0001-identity");
    expect(pending).toEqual([...pending].sort());
  });

  it("run once when several processes start together", async () => {
    const url = await cloneTemplate();
    const databases = [1, 2, 3].map(() => createDatabase(url, { max: 2 }));
    const [first] = databases;
    if (!first) throw new Error("no database");
    // An emptied schema stands in for a new installation.
    await sql`drop schema public cascade`.execute(first.db);
    await sql`create schema public`.execute(first.db);
    const runs = await Promise.all(databases.map((database) => migrateToLatest(database)));
    expect(runs.filter((applied) => applied.length > 0)).toHaveLength(1);
    expect(await pendingMigrations(first.db)).toEqual([]);
    await Promise.all(databases.map((database) => database.close()));
  });

  it("offer the job queue to SQL", async () => {
    const { rows } = await sql`select graphile_worker.add_job('nothing')`.execute(database.db);
    expect(rows).toHaveLength(1);
  });
});
