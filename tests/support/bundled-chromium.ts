import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { LaunchOptions } from "playwright/test";

/** Its libraries and fonts come along only where it believes to be in this environment. */
const unpackEnvironment = { AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" };
const unpackScript = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;

/**
 * The Chromium that comes as an npm package, unpacked once into .cache/ with its own libraries and fonts, so that it
 * runs on a machine that has neither. Linux on x64 only.
 * @returns undefined where it is not installed or cannot run
 */
export function bundledChromium(): LaunchOptions | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const version = installedVersion();
  if (!version) return undefined;
  const folder = resolve(".cache", `chromium-${version}`);
  if (!existsSync(folder)) unpack(folder);
  const env = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
    FONTCONFIG_PATH: join(folder, "fonts"),
  };
  return { executablePath: join(folder, "chromium"), env };
}

function installedVersion(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const manifest = join(dirname(entry), "..", "..", "package.json");
    return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
  } catch {
    return undefined;
  }
}

/** The package takes any file named chromium in the temporary folder for its own, so it gets one of its own. */
function unpack(folder: string): void {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const result = spawnSync(process.execPath, ["--input-type=module", "--eval", unpackScript], {
    env: { ...process.env, ...unpackEnvironment, TMPDIR: unfinished },
    encoding: "utf8",
  });
  if (result.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`The bundled Chromium could not be unpacked: ${result.stderr}`);
  }
  const config = join(unfinished, "fonts", "fonts.conf");
  const text = readFileSync(config, "utf8")
    .replace("<dir>/tmp/fonts</dir>", `<dir>${join(folder, "fonts", "fonts")}</dir>`)
    .replace("/tmp/fonts-cache/", join(folder, "fonts-cache"));
  writeFileSync(config, text);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
  }
}
