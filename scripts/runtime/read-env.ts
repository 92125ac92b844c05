import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "node:process";
import { type Env, parseEnv } from "~/adapters/env";

/**
 * Reads the settings of this process: its environment, then `.env`, then, on the embedded database, a session secret
 * that is made once and kept beside the data.
 * @throws EnvError when they cannot be used
 */
export function readEnv(): Env {
  if (existsSync(".env")) loadEnvFile(".env");
  const source: Record<string, string | undefined> = { ...process.env };
  if (!source.DATABASE_URL?.trim() && !source.SESSION_SECRET?.trim()) {
    source.SESSION_SECRET = keptSecret(source.DATA_DIR?.trim() || ".data");
  }
  return parseEnv(source);
}

function keptSecret(folder: string): string {
  const path = join(folder, "session-secret");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(path, randomBytes(36).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return readFileSync(path, "utf8");
}
