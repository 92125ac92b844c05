import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { sourceHash } from "./source-hash";
import { StartupError } from "./startup-error";

const stamp = "build/.sources";

/**
 * Builds the web application into build/ unless it is there and made from the present sources.
 * @throws with the builder's output when it fails
 */
export async function ensureBuild(): Promise<void> {
  const hash = sourceHash();
  if (existsSync("build/server/index.js") && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  console.log("Building the web application…");
  rmSync(stamp, { force: true });
  const remix = join(dirname(createRequire(import.meta.url).resolve("@remix-run/dev/package.json")), "dist", "cli.js");
  const build = spawn(process.execPath, [remix, "vite:build", "--config", "scripts/config/vite.config.ts"], {
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
  if (code !== 0) throw new StartupError(`The web application could not be built:\n${output.trim()}`);
  writeFileSync(stamp, hash);
}
