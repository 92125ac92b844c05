import { dataPath, type Pace } from "./compare";
import { askForPage, emptySample, percentile, runRound, type Sample } from "./load";
import { printTable } from "./print-table";
import type { Stage } from "./stage";

const mayGrow = 2;
const searchMayGrow = 5;

/**
 * What a request costs with many leads, as a multiple of what it costs with few: the time of one request alone (its SQL
 * included) and the server's CPU, of the data request, where SQL has the largest part.
 */
export async function compareGrowth(few: Stage, many: Stage, pace: Pace): Promise<void> {
  const lines: string[][] = [];
  for (const [index, page] of many.pages.entries()) {
    const samples: [Stage, Sample][] = [few, many].map((stage) => [stage, emptySample()]);
    for (let round = -1; round < pace.rounds; round += 1) {
      for (const [stage, sample] of samples) {
        const asked = stage.pages[index] ?? page;
        const cookie = stage.cookies[page.viewer];
        const target = askForPage(stage.app, asked, { path: dataPath(asked.path), cookie });
        // The first round warms up.
        await runRound(target, { connections: 1, seconds: pace.seconds }, round < 0 ? emptySample() : sample);
      }
    }
    const [before, after] = samples.map(([, sample]) => sample) as [Sample, Sample];
    const [p50Before, p50After] = [percentile(before, 0.5), percentile(after, 0.5)];
    const cpu = after.cpuMs / after.requests / (before.cpuMs / before.requests);
    const limit = page.name.includes("search") ? searchMayGrow : mayGrow;
    lines.push([
      page.name,
      p50Before.toFixed(1),
      p50After.toFixed(1),
      `${(p50After / p50Before).toFixed(2)}×`,
      `${cpu.toFixed(2)}×`,
      `≤ ${limit}×`,
    ]);
    process.stdout.write(".");
  }
  process.stdout.write("\n");
  const [fewer, more] = [few, many].map((stage) => stage.dataset.rows.toLocaleString("en-US"));
  printTable(
    `Cost of a request at ${fewer} and at ${more} leads, one at a time`,
    ["page", `p50 ms at ${fewer}`, `at ${more}`, "time grows", "CPU grows", "aim"],
    lines,
  );
}
