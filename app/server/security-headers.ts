import type { IncomingMessage, ServerResponse } from "node:http";
import helmet, { type HelmetOptions } from "helmet";

type Directives = Record<string, Iterable<string | ((req: IncomingMessage, res: ServerResponse) => string)>>;

const options = (directives: Directives) => ({
  contentSecurityPolicy: { useDefaults: false, directives },
  crossOriginEmbedderPolicy: false as const,
  referrerPolicy: { policy: "strict-origin-when-cross-origin" as const },
});

/** Middleware that hardens every answer (SAFETY, R15). @param directives the content security policy */
export function harden(directives: Directives) {
  return helmet(options(directives));
}

/** What concerns a document alone: an answer without one has no window, no plug-ins and nothing to prefetch. */
const withoutDocument = {
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const satisfies HelmetOptions;

/**
 * The headers that harden an answer without a document, worked out once for answers that are the same every time: each
 * costs whoever sends it and whoever reads it.
 * @returns names and values in turn
 */
export function headersWithoutDocument(directives: Directives): string[] {
  const headers: string[] = [];
  const taking = { setHeader: (name: string, value: string) => headers.push(name, value), removeHeader() {} };
  helmet({ ...options(directives), ...withoutDocument })(
    {} as IncomingMessage,
    taking as unknown as ServerResponse,
    (error) => {
      if (error) throw error;
    },
  );
  return headers;
}
