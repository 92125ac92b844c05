import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { findFreePort } from "../../scripts/embedded-postgres/server-process";

export type ServeProcess = {
  url: string;
  /** Seconds of CPU that it has used; NaN where the system does not tell. */
  cpuSeconds(): number;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop, as a process manager does; gives its exit code once it has. */
  stop(): Promise<number | null>;
};

/** The environment of a production process on a database that is given. */
export function productionSettings(databaseUrl: string, settings: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    npm_lifecycle_event: "",
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: "8",
    APP_URL: `http://127.0.0.1:${settings.PORT ?? "3000"}`,
    SESSION_SECRET: "x".repeat(40),
    RESEND_API_KEY: "re_test_key",
    LOG_LEVEL: "silent",
    ...settings,
  };
}

/** Starts Fairlead in a process of its own, with its worker, as `npm start` does on a database that is given. */
export async function startServeProcess(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<ServeProcess> {
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), "fairlead-serve-"));
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: productionSettings(databaseUrl, { PORT: String(port), DATA_DIR: folder, ...settings }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await ready(child);
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill(signal);
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
    return child.exitCode;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cpuSeconds: () => cpuSecondsOf(child.pid),
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
  };
}

function cpuSecondsOf(pid: number | undefined): number {
  if (process.platform !== "linux") return Number.NaN;
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  // Behind the name, which may hold anything: user and system time in hundredths.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function ready(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error("its output is read");
  const lines = createInterface(child.stdout);
  for await (const line of lines) {
    if (!line.startsWith("Fairlead is ready")) continue;
    // Whatever it says from now on is read, so that it never waits for a reader.
    child.stdout.resume();
    return;
  }
  throw new Error("The process ended before it was ready; it says why above.");
}
