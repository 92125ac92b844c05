import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate, PostgresDialect } from "kysely-codegen";
import { createDatabase } from "db/client";
import { migrateToLatest } from "db/migrate";
import { startScratchPostgres } from "./scratch-postgres";

const target = join(import.meta.dirname, "..", "db", "types.generated.ts");

/** Writes db/types.generated.ts from a freshly migrated, empty database; `--check` only compares and fails on drift. */
const server = await startScratchPostgres();
try {
  const generated = await typesOf(server.url("postgres"));
  if (process.argv.includes("--check")) {
    const current = await readFile(target, "utf8").catch(() => "");
    if (current !== generated) {
      console.error("db/types.generated.ts does not match the migrations. Run npm run db:types.");
      process.exitCode = 1;
    }
  } else {
    await writeFile(target, generated);
    console.log("Wrote db/types.generated.ts.");
  }
} finally {
  await server.stop();
}

async function typesOf(url: string): Promise<string> {
  const database = createDatabase(url, { max: 2 });
  try {
    await migrateToLatest(database);
    return await generate({
      db: database.db.withoutPlugins(),
      dialect: new PostgresDialect({ dateParser: "string" }),
      camelCase: true,
      defaultSchemas: ["public"],
      includePattern: "public.*",
      excludePattern: "*kysely_migration*",
      outFile: null,
      // As db/client parses them: int8 is a bigint; what a jsonb holds is for its reader to check.
      typeMapping: { int8: "bigint", jsonb: "ColumnType<unknown, object | string, object | string>" },
    });
  } finally {
    await database.close();
  }
}
