import { join } from "node:path";
import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");
const plugins = [tsconfigPaths({ root })];
/**
 * Every file has data of its own and replaces no module: loading the whole application anew for each of them would take
 * longer than most of their tests.
 */
const isolate = false;

/** `unit` sits beside the code and needs no database; `integration` runs on a PostgreSQL of its own. */
export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        plugins,
        root,
        test: {
          name: "unit",
          isolate,
          include: ["{app,db,emails,scripts}/**/*.test.{ts,tsx}"],
          environment: "node",
          // Some of them generate thousands of cases, on machines that do other things as well.
          testTimeout: 20_000,
        },
      },
      {
        plugins,
        root,
        esbuild: { jsxDev: false },
        test: {
          name: "integration",
          isolate,
          include: ["tests/**/*.test.{ts,tsx}"],
          environment: "node",
          // The built application is tested as it is: Node loads it, nothing transforms it once more, and React is the
          // one of production, which takes a fraction of the time.
          env: { NODE_ENV: "production" },
          server: { deps: { external: [/\/build\/server\//] } },
          globalSetup: ["tests/support/global-setup.ts"],
          hookTimeout: 60_000,
          testTimeout: 20_000,
        },
      },
    ],
  },
});
