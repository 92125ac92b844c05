import { sql } from "kysely";
import { countClicksAside } from "~/domain/attribution/commands/record-clicks";
import type { Pace } from "../compare";
import { cpuPerRequest, emptySample, percentile, perSecond, runRound, type Sample, type Target } from "../load";
import { printTable } from "../print-table";
import { countRows } from "../count-rows";
import { createEvents } from "./events";
import { median } from "../median";
import { settle } from "./settle";
import type { HotStage } from "./stage";

/** Two ways to do the same, in rounds that take turns; `units` are what one request of ours does at once. */
type Pair = { ours: Target; bare: Target; units: number; unit: string; connections: number; aim: number };

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
/** Visitors of links come at once in large numbers; products report from a few processes. */
const visitors = 200;
const senders = 20;
const batches = [100, 500];

function redirectPair({ app, bare, codes }: HotStage): Pair {
  const common = {
    name: "redirect",
    method: "GET" as const,
    paths: codes.map((code) => `/r/${code}`),
    headers: { "user-agent": firefox, referer: "https://blog.example/post" },
    good: [302],
  };
  const ours = { ...common, server: app };
  return { ours, bare: { ...common, server: bare }, units: 1, unit: "redirects", connections: visitors, aim: 0.7 };
}

function ingestionPair({ app, bare, keys }: HotStage, size: number): Pair {
  const next = createEvents(`batch-${size}`);
  let call = 0;
  const common = { method: "POST" as const, paths: ["/api/v1/events"], good: [202] };
  const headers = { "content-type": "application/json" };
  const ours = {
    ...common,
    name: `events, ${size} a call`,
    server: app,
    headers,
    // A key has a limit per minute; so many senders would not share one.
    headersOf: () => {
      call += 1;
      return { ...headers, authorization: `Bearer ${keys[call % keys.length]}` };
    },
    body: () => `{"events":[${next(size).join(",")}]}`,
  };
  const inserter = { ...common, name: "one event", server: bare, headers, body: () => next(1).join() };
  return { ours, bare: inserter, units: size, unit: "events", connections: senders, aim: 5 };
}

/** The hot paths beside servers that do as little as can be done, then how fast what was taken is worked through. */
export async function compareHot(stage: HotStage, pace: Pace): Promise<void> {
  const { db } = stage.database;
  const lines: string[][] = [];
  const measure = async (pair: Pair) => {
    lines.push(...(await runPair(pair, pace)));
    process.stdout.write(".");
    await sql`truncate inbound_events, bare_events, graphile_worker._private_jobs cascade`.execute(db);
  };
  await measure(redirectPair(stage));
  const rush = await countRush(stage);
  for (const size of batches) await measure(ingestionPair(stage, size));
  process.stdout.write("\n");
  printTable(
    `Hot paths on a database that keeps what it confirms (fsync on), ${pace.rounds} rounds of ${pace.seconds} s in turns`,
    ["path", "", "per s", "CPU ms/req", "p50 ms", "p95 ms", "p99 ms", "ratio min", "median", "max", "aim"],
    lines,
  );
  console.log(`\n${rush}`);
  await settle(stage);
}

/** Counts what the redirects set aside. @returns what it took, as a sentence */
async function countRush({ database: { db } }: HotStage): Promise<string> {
  const before = await countRows(db, "clicks");
  const began = performance.now();
  await countClicksAside(db);
  const seconds = (performance.now() - began) / 1000;
  const counted = (await countRows(db, "clicks")) - before;
  return `${counted} clicks set aside in the rush were counted in ${seconds.toFixed(1)} s (${(counted / seconds).toFixed(0)} a second).`;
}

async function runPair(pair: Pair, pace: Pace): Promise<string[][]> {
  const { ours, bare, units, unit, connections, aim } = pair;
  const [own, other]: [Sample, Sample] = [emptySample(), emptySample()];
  const ratios: number[] = [];
  for (const target of [ours, bare]) await runRound(target, { connections, seconds: pace.warmUp }, emptySample());
  for (let round = 0; round < pace.rounds; round += 1) {
    const [first, second] = [emptySample(), emptySample()];
    await runRound(ours, { connections, seconds: pace.seconds }, first);
    await runRound(bare, { connections, seconds: pace.seconds }, second);
    ratios.push((perSecond(first) * units) / perSecond(second));
    add(own, first);
    add(other, second);
  }
  const shown = [Math.min(...ratios), median(ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
  return [
    [ours.name, unit, ...describe(own, units), ...shown, `≥ ${aim}`],
    ["", "bare", ...describe(other, 1), "", "", "", ""],
  ];
}

function add(sum: Sample, one: Sample): void {
  sum.requests += one.requests;
  sum.seconds += one.seconds;
  sum.cpuMs += one.cpuMs;
  sum.latencies = sum.latencies.concat(one.latencies);
}

const describe = (sample: Sample, units: number): string[] => [
  (perSecond(sample) * units).toFixed(0),
  cpuPerRequest(sample).toFixed(3),
  ...[0.5, 0.95, 0.99].map((share) => percentile(sample, share).toFixed(1)),
];
