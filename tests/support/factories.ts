import { insertEnrolment, insertProgram, insertVersion } from "db/queries/programs";
import { insertMembership } from "db/queries/memberships";
import { insertUser, replaceVendorRoles } from "db/queries/identity";
import { demoProgramRules } from "db/seeds/demo-program";
import { inTransaction } from "db/tx";
import { createVault } from "~/adapters/vault";
import type { Actor, Ctx, PartnerActor, PartnerCtx, VendorActor, VendorCtx } from "~/domain/context";
import {
  type PartnerRole,
  partnerPermissions,
  type VendorRole,
  vendorPermissions,
} from "~/domain/identity/permissions";
import { leadFields } from "~/domain/leads/input";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import type { FileStore } from "~/kernel/file-store";
import { newId } from "~/kernel/ids";
import type { Logger } from "~/kernel/log";
import { parseForm } from "~/kernel/parse-form";
import type { TestDatabase } from "./database";

export const silentLog: Logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => silentLog };

/** A file store that no test may touch. */
export const noFiles = new Proxy({} as FileStore, {
  get(_, name) {
    throw new Error(`This test has no files (${String(name)})`);
  },
});

/** The same as that of a server under test. */
export const testVault = createVault("x".repeat(40));

/** A clock that stands still until a test moves it. */
export class Clock {
  constructor(public at = new Date("2026-11-24T15:00:00Z")) {}
  now = () => this.at;
  forward(milliseconds: number) {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A vendor with one live program, and what tests need to people it. Call it inside a test or a hook. */
export async function createWorld(
  database: TestDatabase,
  clock = new Clock(),
  rules: StoredProgramRules = demoProgramRules as StoredProgramRules,
) {
  const { db } = database;
  const programId = newId("prog");
  const versionId = newId("pver");
  await inTransaction(db, async (tx) => {
    await insertProgram(tx, {
      id: programId,
      slug: programId,
      name: "Agency Program",
      kind: "partner",
      status: "live",
      createdAt: clock.now(),
    });
    await insertVersion(tx, {
      id: versionId,
      programId,
      number: 1,
      rules: JSON.stringify(rules),
      createdAt: clock.now(),
      publishedAt: clock.now(),
    });
  });

  const ctxOf = <Who extends Actor>(actor: Who) =>
    ({
      db,
      actor,
      now: clock.now,
      newId,
      log: silentLog,
      files: noFiles,
      sniffFileType: async () => null,
      requestId: "test",
      vault: testVault,
    }) as unknown as Ctx & { actor: Who };

  async function insertPerson(side: "partner" | "vendor", name: string) {
    const id = newId("user");
    const email = `${id}@${side}.example`;
    await inTransaction(db, (tx) =>
      insertUser(tx, { id, email, name, side, timeZone: "Europe/Berlin", createdAt: clock.now() }),
    );
    return { userId: id, name, email, timeZone: "Europe/Berlin" };
  }

  async function vendor(name: string, ...roles: VendorRole[]): Promise<VendorCtx> {
    const person = await insertPerson("vendor", name);
    await inTransaction(db, (tx) => replaceVendorRoles(tx, person.userId, roles, clock.now()));
    return ctxOf<VendorActor>({ ...person, kind: "vendor", roles, permissions: vendorPermissions(roles) });
  }

  /** An enrolled organisation that has accepted the terms. */
  async function partner(name: string): Promise<{ id: string; name: string }> {
    const id = newId("ptnr");
    await inTransaction(db, async (tx) => {
      await tx
        .insertInto("partners")
        .values({ id, legalName: name, kind: "agency", country: "US", createdAt: clock.now(), changedAt: clock.now() })
        .execute();
      await insertEnrolment(tx, {
        id: newId("enr"),
        partnerId: id,
        programId,
        status: "approved",
        acceptedVersionId: versionId,
        acceptedAt: clock.now(),
        createdAt: clock.now(),
      });
    });
    return { id, name };
  }

  async function member(
    organisation: { id: string; name: string },
    name: string,
    role: PartnerRole,
    seesEarnings = false,
  ): Promise<PartnerCtx> {
    const person = await insertPerson("partner", name);
    const { userId } = person;
    await inTransaction(db, (tx) =>
      insertMembership(tx, { userId, partnerId: organisation.id, role, seesEarnings, joinedAt: clock.now() }),
    );
    return ctxOf<PartnerActor>({
      ...person,
      kind: "partner",
      partnerId: organisation.id,
      partnerName: organisation.name,
      role,
      permissions: partnerPermissions(role, seesEarnings),
    });
  }

  /** Submits a lead about a company of its own domain; gives its id. */
  async function submit(ctx: PartnerCtx, companyName: string): Promise<string> {
    const leadId = newId("lead");
    await submitLead(ctx, { leadId, programId, source: "portal", fields: leadForm(companyName) });
    return leadId;
  }

  /** The revision that a form of now would carry. */
  async function revisionOf(
    table: "leads" | "commissions" | "payouts" | "fraudFlags" | "partners" | "programs",
    id: string,
  ): Promise<number> {
    const { revision } = await db.selectFrom(table).select("revision").where("id", "=", id).executeTakeFirstOrThrow();
    return revision;
  }

  return { db, database, clock, programId, versionId, ctxOf, vendor, partner, member, submit, revisionOf };
}

/** A complete form for a company that fits the program, as a browser sends it; the domain is the company's own. */
export function leadFormFields(companyName: string, domain = domainOf(companyName)) {
  return {
    companyName,
    website: `https://www.${domain}`,
    country: "US",
    region: "Ohio",
    industry: "technology",
    employeeCount: "900",
    revenueBand: "",
    productLine: "",
    currentTools: "Spreadsheets",
    planTier: "growth",
    seats: "120",
    value: "48000",
    currency: "USD",
    useCase: "Replace spreadsheets in operations.",
    timeline: "quarter",
    budgetStatus: "planned",
    contactFirstName: "Robin",
    contactLastName: "Hale",
    contactTitle: "COO",
    contactEmail: `robin@${domain}`,
    contactPhone: "",
    relationship: "introduced",
    contactConsent: "on",
    partnerNote: "",
  };
}

function domainOf(companyName: string): string {
  const name = companyName.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `${name.slice(0, 40)}.com`;
}

/** The same form, read. */
export function leadForm(companyName: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(leadFormFields(companyName))) form.set(name, value);
  const read = parseForm(leadFields, form);
  if (!read.ok) throw new Error(`The form of the tests is refused: ${JSON.stringify(read.errors)}`);
  return read.data;
}
