import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type LaunchOptions } from "playwright/test";
import { bundledChromium } from "./bundled-chromium";

const systemNames = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "msedge",
];
const systemPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/**
 * Finds a Chromium to test with: CHROMIUM_PATH, Playwright's own, the one of the npm package, one of the system.
 * @returns what Playwright needs to launch it
 * @throws with the ways out when there is none that runs
 */
export function findBrowser(): LaunchOptions {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!runs({ executablePath: given })) throw new Error(`CHROMIUM_PATH names no browser that runs: ${given}`);
    return { executablePath: given };
  }
  const candidates = [
    () => ({ executablePath: chromium.executablePath() }),
    bundledChromium,
    ...systemBrowsers().map((executablePath) => () => ({ executablePath })),
  ];
  for (const candidate of candidates) {
    const options = candidate();
    if (options && runs(options)) return options;
  }
  throw new Error(
    "No Chromium was found. Run npx playwright install chromium, install one with the system's packages, or set CHROMIUM_PATH.",
  );
}

function systemBrowsers(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return [...systemNames.flatMap((name) => folders.map((folder) => join(folder, name))), ...systemPlaces].filter(
    (path) => existsSync(path),
  );
}

function runs({ executablePath, env }: LaunchOptions): boolean {
  if (!executablePath || !existsSync(executablePath)) return false;
  const probe = spawnSync(executablePath, ["--version"], {
    env: (env ?? process.env) as NodeJS.ProcessEnv,
    stdio: "ignore",
    timeout: 20_000,
  });
  return probe.status === 0;
}
