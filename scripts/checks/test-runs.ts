import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTool, type Step } from "./step";

type Counts = { passed: number; failed: number; skipped: number };

/** The tests of one Vitest project. @param options further arguments, and how long they may take unless usual */
export function vitestStep(
  name: string,
  project: "unit" | "integration",
  options: { args?: string[]; limitMinutes?: number } = {},
): Step {
  return {
    name,
    run: () =>
      withReport(async (file) => {
        const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
        const config = ["--config", "tests/vitest.config.ts"];
        const code = await runTool(
          "vitest/vitest.mjs",
          ["run", ...config, "--project", project, ...reporters, ...(options.args ?? [])],
          {
            stream: true,
            limitMinutes: options.limitMinutes,
          },
        );
        const report = readReport<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(file);
        return judge(code, {
          passed: report.numPassedTests,
          failed: report.numFailedTests,
          skipped: report.numPendingTests,
        });
      }),
  };
}

/** The stories in a real browser. */
export function playwrightStep(name: string): Step {
  return {
    name,
    run: () =>
      withReport(async (file) => {
        const args = ["test", "--config", "tests/playwright.config.ts", "--reporter=list,json"];
        const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
        const code = await runTool("playwright/cli.js", args, { stream: true, env });
        const { stats } = readReport<{ stats: Record<"expected" | "unexpected" | "flaky" | "skipped", number> }>(file);
        return judge(code, { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped });
      }),
  };
}

async function withReport(run: (file: string) => Promise<Counts>): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-report-"));
  try {
    return await run(join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport<Report>(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    throw new Error("The test run ended without a report.");
  }
}

/** A run that failed outside of its tests (a file that does not load), or that ran none, has failed. */
function judge(code: number, counts: Counts): Counts {
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
