import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildStamp, isBuilt, sourceHash } from "./source-hash.mjs";
import { StartupError } from "./startup-error";

const packageFolder = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

/** The pages, and the processes that serve them and run jobs: as files that Node loads as they are. */
const parts = [
  { tool: () => join(packageFolder("@remix-run/dev"), "dist", "cli.js"), verb: "vite:build", config: "vite.config.ts" },
  { tool: () => join(packageFolder("vite"), "bin", "vite.js"), verb: "build", config: "processes.vite.config.ts" },
];

/**
 * Builds the application into build/ unless it is there and made from the present sources.
 * @throws with the builder's output when it fails
 */
export async function ensureBuild(): Promise<void> {
  const hash = sourceHash();
  if (isBuilt(hash)) return;
  console.log("Building the application…");
  rmSync(buildStamp, { force: true });
  await Promise.all(parts.map(({ tool, verb, config }) => run(tool(), [verb, "--config", `scripts/config/${config}`])));
  writeFileSync(buildStamp, hash);
}

async function run(tool: string, args: string[]): Promise<void> {
  const build = spawn(process.execPath, [tool, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const abandon = () => build.kill();
  process.once("exit", abandon);
  let output = "";
  for (const stream of [build.stdout, build.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    build.once("error", reject);
    build.once("close", resolve);
  });
  process.off("exit", abandon);
  if (code !== 0) throw new StartupError(`The application could not be built:\n${output.trim()}`);
}
