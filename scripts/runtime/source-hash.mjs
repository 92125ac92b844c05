// Plain Node: what starts the application asks before anything of TypeScript is loaded.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What production runs: a file of scripts/ each, built into build/processes. */
export const processes = ["api-key", "invite-admin", "migrate", "serve", "verify-ledger", "worker"];

const sources = [
  "app",
  "db",
  "emails",
  "public",
  "package-lock.json",
  "remix.config.js",
  "scripts/config",
  "scripts/demo",
  "scripts/embedded-postgres",
  "scripts/runtime",
  ...processes.map((name) => `scripts/${name}.ts`),
  "tsconfig.json",
];

/** Where the build says what it was made from. */
export const buildStamp = "build/.sources";

/**
 * Fingerprint of everything that the build is made from; tests and file times do not count.
 * @returns {string}
 */
export function sourceHash() {
  const hash = createHash("sha256");
  for (const path of sources.flatMap(filesBelow)) {
    hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

/**
 * Whether build/ is complete and made from the present sources.
 * @param {string} hash of the present sources
 */
export function isBuilt(hash = sourceHash()) {
  return existsSync(buildStamp) && readFileSync(buildStamp, "utf8") === hash;
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
