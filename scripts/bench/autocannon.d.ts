declare module "autocannon" {
  export type Request = { method: "GET" | "POST"; path: string; headers: Record<string, string>; body?: string };
  export type Options = {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    requests: (Partial<Request> & { setupRequest?: (request: Request) => Request })[];
  };
  export type Result = {
    requests: { total: number };
    /** Seconds that the run took. */
    duration: number;
    latency: { p50: number; p97_5: number; p99: number };
    errors: number;
    timeouts: number;
    non2xx: number;
    statusCodeStats: Record<string, { count: number }>;
  };
  type Run = Promise<Result> & {
    on(
      event: "response",
      listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): Run;
  };
  export default function autocannon(options: Options): Run;
}
