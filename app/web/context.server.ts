import type { Database } from "db/client";
import type { Env } from "~/adapters/env";
import { createDnsLookup } from "~/adapters/node-dns-lookup";
import { createVault } from "~/adapters/vault";
import { vendorNameOf } from "~/adapters/vendor-name";
import type { Ctx } from "~/domain/context";
import type { DnsLookup } from "~/kernel/dns-lookup";
import type { FileStore } from "~/kernel/file-store";
import type { SniffFileType } from "~/kernel/file-types";
import { newId } from "~/kernel/ids";
import type { Logger } from "~/kernel/log";
import type { WritePdf } from "~/kernel/pdf";
import type { Vault } from "~/kernel/vault";
import { createAttemptLimits, type AttemptLimits } from "./attempt-limits.server";
import { createSessions, type SessionStore, type SignedIn } from "./session.server";

/** What the process has once: settings, one database, and what is built on them. */
export type AppServices = {
  env: Env;
  database: Database;
  files: FileStore;
  sniffFileType: SniffFileType;
  dns: DnsLookup;
  writePdf: WritePdf;
  /** Who runs this installation. */
  vendorName: string;
  log: Logger;
  vault: Vault;
  now(): Date;
  sessions: SessionStore;
  limits: AttemptLimits;
};

export type RequestFacts = {
  requestId: string;
  /** CSP nonce of this response. */
  nonce: string;
  cookie: string | undefined;
  userAgent: string;
  /** The client's network address as the server sees it (behind a proxy only when that is trusted). */
  network: string;
  /** The click that this request was recorded as, or that it carries on. */
  clickId?: string | undefined;
  /** Why the request's body is not read; then there is none. */
  tooLarge?: string | undefined;
  /** Adds a header to the response: a page's response would lose one that its action returned. */
  setHeader(name: string, value: string): void;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestFacts {
    services: AppServices;
    /** Who asks; read once per request, however many loaders run. */
    signedIn(): Promise<SignedIn>;
  }
}

/** The writer of PDFs is large and rarely asked for: it is loaded by the first who does. */
const writePdf: WritePdf = async (pdf) => (await import("~/adapters/write-pdf")).writePdf(pdf);

/** Builds what the process has once. */
export function createServices(options: {
  env: Env;
  database: Database;
  files: FileStore;
  sniffFileType: SniffFileType;
  dns?: DnsLookup;
  log: Logger;
  now?: () => Date;
}): AppServices {
  const { env, database, files, sniffFileType, log, dns = createDnsLookup(), now = () => new Date() } = options;
  const secure = env.APP_URL.startsWith("https:");
  return {
    env,
    database,
    files,
    sniffFileType,
    dns,
    writePdf,
    vendorName: vendorNameOf(env.MAIL_FROM),
    log,
    vault: createVault(env.SESSION_SECRET),
    now,
    sessions: createSessions(database.db, { secure, now }),
    limits: createAttemptLimits(database.counters),
  };
}

/** What Remix hands to every loader and action of one request. */
export function createLoadContext(services: AppServices, facts: RequestFacts) {
  let signedIn: Promise<SignedIn> | undefined;
  return {
    ...facts,
    services,
    signedIn: () => {
      signedIn ??= services.sessions.read(facts.cookie);
      return signedIn;
    },
  };
}

/** The context of one request for the domain. */
export function createCtx(services: AppServices, actor: Ctx["actor"], requestId: string): Ctx {
  return {
    db: services.database.db,
    actor,
    now: services.now,
    newId,
    log: services.log,
    files: services.files,
    sniffFileType: services.sniffFileType,
    requestId,
    vault: services.vault,
  };
}
