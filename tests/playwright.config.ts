import { defineConfig } from "playwright/test";
import { addressVariable } from "./support/app-server";
import { findBrowser } from "./support/browser";

/** Browser stories against the built application on a database of its own. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  globalSetup: "./support/app-server.ts",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    // A button that never comes fails where it is looked for, not when the whole story has run out of time.
    actionTimeout: 20_000,
    baseURL: process.env[addressVariable],
    launchOptions: findBrowser(),
    // Recording the screen and every change of a page costs more than the stories themselves.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    locale: "en-US",
    timezoneId: "UTC",
  },
});
