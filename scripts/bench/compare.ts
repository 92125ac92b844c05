import {
  askForPage,
  cpuPerRequest,
  emptySample,
  percentile,
  perSecond,
  runRound,
  type Sample,
  type Target,
} from "./load";
import { printTable } from "./print-table";
import type { BenchPage } from "./pages";
import type { Stage } from "./stage";

export type Pace = { connections: number; seconds: number; rounds: number; warmUp: number };

type Variant = "html" | "html, brotli" | "data" | "bare";

const aims: Partial<Record<Variant, number>> = { html: 0.12, data: 0.22 };

/** The address of a page's data alone, as Remix's client asks for it. */
export function dataPath(path: string): string {
  return path.replace(/(?=\?|$)/, ".data");
}

function targetsOf(stage: Stage, page: BenchPage): [Variant, Target][] {
  const { path } = page;
  const ask = { path, cookie: stage.cookies[page.viewer] };
  const targets: [Variant, Target][] = [
    ["html", askForPage(stage.app, page, ask)],
    ["data", askForPage(stage.app, page, { ...ask, path: dataPath(path) })],
    ["bare", askForPage(stage.bare, page, ask)],
  ];
  const packed = { ...ask, headers: { "accept-encoding": "gzip, br" } };
  if (!page.body) targets.splice(1, 0, ["html, brotli", askForPage(stage.app, page, packed)]);
  return targets;
}

/** Fairlead beside the bare server, page by page, in rounds that take turns: what else the machine does hits all alike. */
export async function comparePages(stage: Stage, pace: Pace): Promise<void> {
  const lines: string[][] = [];
  for (const page of stage.pages) {
    const targets = targetsOf(stage, page);
    const samples = new Map(targets.map(([variant]) => [variant, emptySample()]));
    for (const [, target] of targets) await runRound(target, { ...pace, seconds: pace.warmUp }, emptySample());
    for (let round = 0; round < pace.rounds; round += 1) {
      for (const [variant, target] of targets) await runRound(target, pace, samples.get(variant) ?? emptySample());
    }
    const bare = samples.get("bare") ?? emptySample();
    for (const [variant, sample] of samples) lines.push(describe(page, variant, sample, bare));
    process.stdout.write(".");
  }
  process.stdout.write("\n");
  const rows = stage.dataset.rows.toLocaleString("en-US");
  printTable(
    `${rows} leads, ${pace.connections} connections, ${pace.rounds} rounds of ${pace.seconds} s in turns`,
    ["page", "", "req/s", "CPU ms/req", "p50 ms", "p95 ms", "p99 ms", "ratio", "CPU ratio", "aim"],
    lines,
  );
}

function describe(page: BenchPage, variant: Variant, sample: Sample, bare: Sample): string[] {
  const aim = aims[variant];
  return [
    page.name,
    variant,
    perSecond(sample).toFixed(0),
    cpuPerRequest(sample).toFixed(2),
    ...[0.5, 0.95, 0.99].map((share) => percentile(sample, share).toFixed(1)),
    (perSecond(sample) / perSecond(bare)).toFixed(3),
    (cpuPerRequest(bare) / cpuPerRequest(sample)).toFixed(3),
    aim ? `≥ ${aim}` : "",
  ];
}
