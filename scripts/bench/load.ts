import autocannon from "autocannon";
import type { MeasuredProcess } from "./measured-process";
import type { BenchPage } from "./pages";

/** One way of asking one server for one thing. */
export type Target = {
  name: string;
  server: MeasuredProcess;
  method: "GET" | "POST";
  /** Addresses under which this server has it, taken in turn. */
  paths: readonly string[];
  headers: Record<string, string>;
  /** Headers that differ from one request to the next. */
  headersOf?: () => Record<string, string>;
  /** Of a request that carries one; every request is a new one. */
  body?: () => string;
  /** The statuses of success: figures of error pages say nothing. */
  good: readonly number[];
};

/** What was seen in one or several rounds. */
export type Sample = { requests: number; seconds: number; cpuMs: number; latencies: number[] };

export const emptySample = (): Sample => ({ requests: 0, seconds: 0, cpuMs: 0, latencies: [] });

export const perSecond = (sample: Sample): number => sample.requests / sample.seconds;
export const cpuPerRequest = (sample: Sample): number => sample.cpuMs / sample.requests;

let submissions = 0;

/** A page as its viewer asks for it; a form is another one every time. */
export function askForPage(
  server: MeasuredProcess,
  page: BenchPage,
  { path, cookie, headers }: { path: string; cookie: string; headers?: Record<string, string> },
): Target {
  const { name, body } = page;
  const common = { name, server, paths: [path] };
  if (!body) return { ...common, method: "GET", headers: { cookie, ...headers }, good: [200] };
  const formHeaders = { origin: server.url, "content-type": "application/x-www-form-urlencoded" };
  const nextForm = () => {
    submissions += 1;
    return body(submissions).text;
  };
  // As a page it leads on; Remix wraps that for a data request; the bare server answers with what it wrote.
  return {
    ...common,
    method: "POST",
    headers: { cookie, ...formHeaders, ...headers },
    body: nextForm,
    good: [200, 202, 204, 303],
  };
}

/**
 * Asks one target for some seconds with so many connections and adds what was seen to `sample`.
 * @throws when an answer was no success
 */
export async function runRound(
  target: Target,
  options: { connections: number; seconds: number },
  sample: Sample,
): Promise<void> {
  const { name, server, method, paths, headers, headersOf, body, good } = target;
  const cpuBefore = await server.ask("cpu");
  const latencies: number[] = [];
  const run = autocannon({
    url: server.url,
    connections: options.connections,
    duration: options.seconds,
    requests: paths.map((path) => ({
      method,
      path,
      headers,
      // A request that is the same every time is built once: the load must not cost more than the server.
      ...(body ? { setupRequest: (request) => ({ ...request, headers: headersOf?.() ?? headers, body: body() }) } : {}),
    })),
  });
  run.on("response", (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  const result = await run;
  const cpuAfter = await server.ask("cpu");
  const isBad = Object.keys(result.statusCodeStats).some((status) => !good.includes(Number(status)));
  if (isBad || result.errors > 0 || result.timeouts > 0) {
    throw new Error(`${name} (${paths[0]}) was answered with ${JSON.stringify(result.statusCodeStats)}`);
  }
  // A round that ends before the first answer would come out as no cost at all.
  if (result.requests.total === 0) throw new Error(`${name} was not answered within ${options.seconds} s.`);
  sample.requests += result.requests.total;
  sample.seconds += result.duration;
  sample.cpuMs += (cpuAfter - cpuBefore) / 1000;
  sample.latencies = sample.latencies.concat(latencies);
}

/** The latency in milliseconds that a share (0 to 1) of the requests kept below. */
export function percentile(sample: Sample, share: number): number {
  const sorted = Float64Array.from(sample.latencies).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
