import type { Database } from "db/client";
import type { Env } from "~/adapters/env";
import type { Mailer } from "~/adapters/mailer";
import type { Ctx } from "~/domain/context";
import type { FileStore } from "~/kernel/file-store";
import type { SniffFileType } from "~/kernel/file-types";
import { newId } from "~/kernel/ids";
import type { Logger } from "~/kernel/log";
import type { Vault } from "~/kernel/vault";

/** What a worker process has once. */
export type JobServices = {
  env: Env;
  database: Database;
  files: FileStore;
  sniffFileType: SniffFileType;
  mailer: Mailer;
  log: Logger;
  vault: Vault;
  now(): Date;
};

/** The domain's context for work that no person asked for. */
export function systemCtx(services: JobServices): Ctx {
  return {
    db: services.database.db,
    actor: { kind: "system" },
    now: services.now,
    newId,
    log: services.log,
    files: services.files,
    sniffFileType: services.sniffFileType,
    requestId: "job",
    vault: services.vault,
  };
}
