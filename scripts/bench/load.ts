import autocannon from "autocannon";
import type { MeasuredProcess } from "./measured-process";
import type { BenchPage } from "./pages";

/** One way of asking one server for one page. */
export type Target = {
  server: MeasuredProcess;
  page: BenchPage;
  /** Address under which this server has the page. */
  path: string;
  cookie: string;
  headers?: Record<string, string>;
};

/** What was seen in one or several rounds. */
export type Sample = { requests: number; seconds: number; cpuMs: number; latencies: number[] };

export const emptySample = (): Sample => ({ requests: 0, seconds: 0, cpuMs: 0, latencies: [] });

let submissions = 0;

/**
 * Asks one target for some seconds with so many connections and adds what was seen to `sample`.
 * @throws when an answer was no success: figures of error pages say nothing
 */
export async function runRound(
  target: Target,
  options: { connections: number; seconds: number },
  sample: Sample,
): Promise<void> {
  const { server, page, path, cookie } = target;
  const cpuBefore = await server.ask("cpu");
  const latencies: number[] = [];
  const run = autocannon({
    url: server.url,
    connections: options.connections,
    duration: options.seconds,
    requests: [
      {
        method: page.body ? "POST" : "GET",
        path,
        headers: { cookie, ...(page.body ? postHeaders(server.url) : {}), ...target.headers },
        setupRequest: (request) => {
          submissions += 1;
          return page.body ? { ...request, body: page.body(submissions).text } : request;
        },
      },
    ],
  });
  run.on("response", (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  const result = await run;
  const cpuAfter = await server.ask("cpu");
  const bad = Object.entries(result.statusCodeStats).filter(
    ([status]) => Number(status) >= 400 || (!page.body && status !== "200"),
  );
  if (bad.length > 0 || result.errors > 0 || result.timeouts > 0) {
    throw new Error(`${page.name} (${path}) was answered with ${JSON.stringify(result.statusCodeStats)}`);
  }
  // A round that ends before the first answer would come out as no cost at all.
  if (result.requests.total === 0) throw new Error(`${page.name} was not answered within ${options.seconds} s.`);
  sample.requests += result.requests.total;
  sample.seconds += result.duration;
  sample.cpuMs += (cpuAfter - cpuBefore) / 1000;
  sample.latencies.push(...latencies);
}

function postHeaders(origin: string): Record<string, string> {
  return { origin, "content-type": "application/x-www-form-urlencoded" };
}

/** The latency in milliseconds that a share (0 to 1) of the requests kept below. */
export function percentile(sample: Sample, share: number): number {
  const sorted = Float64Array.from(sample.latencies).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
