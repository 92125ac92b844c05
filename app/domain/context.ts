import type { Scope } from "db/queries/scope";
import type { Db } from "db/tx";
import { DomainError } from "~/kernel/errors";
import type { FileStore } from "~/kernel/file-store";
import type { SniffFileType } from "~/kernel/file-types";
import type { IdPrefix } from "~/kernel/ids";
import type { Logger } from "~/kernel/log";
import type { Vault } from "~/kernel/vault";
import type { ApiScope } from "./integrations/scopes";
import type { PartnerRole, Permission, VendorRole } from "./identity/permissions";

type Person = {
  userId: string;
  name: string;
  email: string;
  /** IANA name; every date that this person sees is shown in it. */
  timeZone: string;
  permissions: ReadonlySet<Permission>;
};

export type PartnerActor = Person & { kind: "partner"; partnerId: string; partnerName: string; role: PartnerRole };
export type VendorActor = Person & { kind: "vendor"; roles: readonly VendorRole[] };

/** Another system with an API key: it acts for the vendor, as far as the key's scopes reach. */
export type IntegrationActor = {
  kind: "integration";
  apiKeyId: string;
  /** Under which name its events count as the same. */
  source: string;
  scopes: ReadonlySet<ApiScope>;
  permissions: ReadonlySet<Permission>;
};

/** On whose behalf something happens. `system` is the clock and the job runner. */
export type Actor = { kind: "anonymous" } | { kind: "system" } | PartnerActor | VendorActor | IntegrationActor;

/** What every command and view gets: nothing of the domain reads a clock, an id source or a setting by itself. */
export type Ctx = {
  db: Db;
  actor: Actor;
  now(): Date;
  newId(prefix: IdPrefix): string;
  log: Logger;
  /** True while past events are recorded again: the journal takes them, but nobody is told and nothing follows. */
  replay?: boolean;
  files: FileStore;
  /** Tells what a file is by looking into it. */
  sniffFileType: SniffFileType;
  requestId: string;
  /** Seals account and tax numbers. */
  vault: Vault;
};

/** A context whose actor is known to be of one side, or a key of the API. */
export type PartnerCtx = Ctx & { actor: PartnerActor };
export type VendorCtx = Ctx & { actor: VendorActor };
export type IntegrationCtx = Ctx & { actor: IntegrationActor };

/** Whether this actor holds a permission; the clock may do everything, a stranger nothing. */
export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  return actor.kind !== "anonymous" && actor.permissions.has(permission);
}

/** The person behind the action, or an error when there is none. Throws `not-signed-in`. */
export function personOf(actor: Actor): PartnerActor | VendorActor {
  if (actor.kind === "partner" || actor.kind === "vendor") return actor;
  throw new DomainError("not-signed-in", { message: "Please sign in first." });
}

/** Whose rows the actor's queries may touch: the vendor's all partners, a partner's its own; a stranger has none. */
export function scopeOf(actor: Actor): Scope {
  if (actor.kind === "vendor" || actor.kind === "system" || actor.kind === "integration") return { all: true };
  if (actor.kind === "partner") return { partnerId: actor.partnerId };
  throw new DomainError("not-signed-in", { message: "Please sign in first." });
}
