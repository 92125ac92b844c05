import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const sources = [
  "app",
  "db",
  "emails",
  "public",
  "package-lock.json",
  "remix.config.js",
  "scripts/config/vite.config.ts",
  "tsconfig.json",
];

/** Fingerprint of everything that the build is made from; tests and file times do not count. */
export function sourceHash(): string {
  const hash = createHash("sha256");
  for (const path of sources.flatMap(filesBelow)) {
    hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
