import type { IncomingMessage, ServerResponse } from "node:http";
import helmet, { type HelmetOptions } from "helmet";

type Directives = Record<string, Iterable<string | ((req: IncomingMessage, res: ServerResponse) => string)>>;

const options = (directives: Directives): HelmetOptions => ({
  contentSecurityPolicy: { useDefaults: false, directives },
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: "strict-origin-when-cross-origin" },
});

/** Middleware that hardens every answer (SAFETY, R15). @param directives the content security policy */
export function harden(directives: Directives) {
  return helmet(options(directives));
}

/** The same headers worked out once, as names and values in turn, for answers that are the same every time. */
export function securityHeaders(directives: Directives): string[] {
  const headers: string[] = [];
  const taking = { setHeader: (name: string, value: string) => headers.push(name, value), removeHeader() {} };
  harden(directives)({} as IncomingMessage, taking as unknown as ServerResponse, (error) => {
    if (error) throw error;
  });
  return headers;
}
