import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("verifies no books where there are none, and makes none for it", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "fairlead-nothing-"));
  try {
    const { DATABASE_URL: _none, ...settings } = process.env;
    const command = ["scripts/start.mjs", "verify-ledger"];
    const run = promisify(execFile)(process.execPath, command, { env: { ...settings, DATA_DIR: folder } });
    await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("There is no database in") });
    expect(existsSync(join(folder, "postgres"))).toBe(false);
  } finally {
    await rm(folder, { recursive: true });
  }
});
