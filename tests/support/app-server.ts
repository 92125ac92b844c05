import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { findFreePort } from "../../scripts/embedded-postgres/server-process";

/** Where the running application is; read by the Playwright configuration in every worker. */
export const addressVariable = "FAIRLEAD_TEST_URL";

/**
 * Playwright's global setup: starts the application as npm start does, with a data folder and a port of its own, and
 * ends it after the last test. With FAIRLEAD_TEST_URL set, that running one is tested instead.
 */
export default async function startApp(): Promise<() => Promise<void>> {
  if (process.env[addressVariable]) return async () => {};
  const folder = mkdtempSync(join(tmpdir(), "fairlead-e2e-"));
  chmodSync(folder, 0o755);
  const port = await findFreePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    DATA_DIR: join(folder, "data"),
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    DATABASE_URL: "",
  };
  const app = spawn(process.execPath, ["scripts/start.mjs"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(app, "exit");
  const stop = async () => {
    if (app.exitCode === null) app.kill("SIGTERM");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    process.env[addressVariable] = await readyAddress(app.stdout);
    await verifyDemo(env);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The books of the demo agree with its journal, as npm run verify-ledger finds beside the running application; what it
 * asks to wait for is what the worker settles first of all.
 */
async function verifyDemo(env: NodeJS.ProcessEnv): Promise<void> {
  const command = ["scripts/start.mjs", "verify-ledger"];
  for (let time = 1; ; time += 1) {
    const failed = await promisify(execFile)(process.execPath, command, { env }).then(
      () => null,
      ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
    );
    if (failed === null) return;
    if (time === 20 || !failed.includes("still to be worked out"))
      throw new Error(`The demo's ledger is not right:\n${failed}`);
  }
}

/** Waits for the ready line, then passes the application's output on. */
async function readyAddress(output: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface(output);
  return new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      const ready = /^Fairlead is ready at (\S+)$/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
      else if (line.startsWith("{")) console.log(line);
    });
    lines.once("close", () => reject(new Error("The application ended before it was ready; it says why above.")));
  });
}
