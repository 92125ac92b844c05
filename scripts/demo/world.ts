import { demoPartners, demoPassword, demoRepProfiles, demoVendorUsers } from "db/seeds/demo-people";
import { demoFirstRules } from "db/seeds/demo-program";
import { insertUser, replaceVendorRoles } from "db/queries/identity";
import { insertMembership } from "db/queries/memberships";
import { insertPartner } from "db/queries/partners";
import { insertEnrolment, insertProgram, insertVersion } from "db/queries/programs";
import { upsertRepProfile } from "db/queries/sales";
import type { Tx } from "db/tx";
import type { Actor, Ctx, PartnerCtx, VendorCtx } from "~/domain/context";
import { hashPassword } from "~/domain/identity/passwords";
import { partnerPermissions, type VendorRole, vendorPermissions } from "~/domain/identity/permissions";
import { appendJournal } from "~/domain/journal/append-journal";
import { newId } from "~/kernel/ids";

/** Moves time: every command of the story sees this clock; what happens before `news` is past, and tells nobody. */
export type Clock = { now: Date; news: Date };

export type World = {
  clock: Clock;
  system: Ctx;
  programId: string;
  partners: { key: string; partnerId: string; share: number; currency: string; users: PartnerCtx[] }[];
  admin: VendorCtx;
  manager: VendorCtx;
  finance: VendorCtx;
  reps: VendorCtx[];
};

type Base = Omit<Ctx, "actor" | "now" | "replay">;

/** People, organisations and the program of the demo, as of the clock's first moment. */
export async function createWorld(tx: Tx, base: Base, clock: Clock): Promise<World> {
  const as = <Who extends Actor>(actor: Who) => ({
    ...base,
    actor,
    now: () => clock.now,
    get replay() {
      return clock.now < clock.news;
    },
  });
  const passwordHash = await hashPassword(demoPassword);
  const system = as<Actor>({ kind: "system" });
  const at = clock.now;

  const vendor = new Map<string, VendorCtx>();
  for (const { email, name, roles, timeZone } of demoVendorUsers) {
    const userId = newId("user");
    await insertUser(tx, { id: userId, email, name, side: "vendor", passwordHash, timeZone, createdAt: at });
    await replaceVendorRoles(tx, userId, roles, at);
    const held: readonly VendorRole[] = roles;
    const actor = {
      kind: "vendor" as const,
      userId,
      email,
      name,
      timeZone,
      roles: held,
      permissions: vendorPermissions(held),
    };
    vendor.set(email, as(actor));
    const profile = demoRepProfiles[email as keyof typeof demoRepProfiles];
    if (profile) {
      const { countries, industries, capacity } = profile;
      await upsertRepProfile(tx, { userId, countries: [...countries], industries: [...industries], capacity });
    }
  }
  const vendorCtx = (email: string) => vendor.get(email) as VendorCtx;
  const admin = vendorCtx("admin@demo.example");

  const programId = newId("prog");
  const versionId = newId("pver");
  await insertProgram(tx, {
    id: programId,
    slug: "partners",
    name: "Northlight Partners",
    kind: "partner",
    status: "live",
    createdAt: at,
  });
  await insertVersion(tx, {
    id: versionId,
    programId,
    number: 1,
    rules: JSON.stringify(demoFirstRules),
    createdAt: at,
    publishedAt: at,
    publishedBy: admin.actor.userId,
  });
  await appendJournal(tx, admin, { kind: "program.published", programId, payload: { versionId, number: 1 } });

  const partners: World["partners"] = [];
  for (const partner of demoPartners) {
    const partnerId = newId("ptnr");
    await insertPartner(tx, {
      id: partnerId,
      legalName: partner.legalName,
      kind: partner.kind,
      website: `https://www.${partner.domain}`,
      country: partner.country,
      domain: partner.verified ? partner.domain : null,
      domainVerifiedAt: partner.verified ? at : null,
      createdAt: at,
      changedAt: at,
    });
    await appendJournal(tx, admin, { kind: "partner.approved", partnerId, programId });
    const users: PartnerCtx[] = [];
    for (const { email, name, role } of partner.users) {
      const userId = newId("user");
      const timeZone = "America/New_York";
      await insertUser(tx, { id: userId, email, name, side: "partner", passwordHash, timeZone, createdAt: at });
      await insertMembership(tx, { userId, partnerId, role, seesEarnings: false, joinedAt: at });
      const permissions = partnerPermissions(role, false);
      const who = { userId, email, name, timeZone, permissions };
      const actor = { kind: "partner" as const, ...who, partnerId, partnerName: partner.legalName, role };
      users.push(as(actor));
    }
    const [first] = users;
    await insertEnrolment(tx, {
      id: newId("enr"),
      partnerId,
      programId,
      status: "approved",
      acceptedVersionId: versionId,
      acceptedBy: first?.actor.userId,
      acceptedAt: at,
      createdAt: at,
    });
    const { key, share, currency = "USD" } = partner;
    partners.push({ key, partnerId, share, currency, users });
  }
  return {
    clock,
    system,
    programId,
    partners,
    admin,
    manager: vendorCtx("manager@demo.example"),
    finance: vendorCtx("finance@demo.example"),
    reps: [vendorCtx("rep@demo.example"), vendorCtx("second.rep@demo.example")],
  };
}
