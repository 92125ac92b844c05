import { insertPasswordReset, updateUser } from "db/queries/identity";
import { insertInvitation } from "db/queries/invitations";
import { findMembership } from "db/queries/memberships";
import { listVersions } from "db/queries/program-versions";
import { inTransaction } from "db/tx";
import { sniffFileType } from "~/adapters/sniff-file-type";
import type { Ctx, PartnerCtx, VendorCtx } from "~/domain/context";
import { hashPassword } from "~/domain/identity/passwords";
import { hashToken, newToken } from "~/domain/identity/tokens";
import { attachEvidence } from "~/domain/leads/commands/attach-evidence";
import { uploadImport } from "~/domain/leads/commands/upload-import";
import { getImport } from "~/domain/leads/views/get-import";
import { saveDraft } from "~/domain/leads/commands/save-draft";
import { addContact } from "~/domain/partners/commands/change-organisation";
import { storeDomainCode } from "~/domain/partners/commands/store-domain-code";
import { requestVerification } from "~/domain/partners/commands/verify-domain";
import { createProgram } from "~/domain/programs/commands/create-program";
import { discardDraft } from "~/domain/programs/commands/discard-draft";
import { createAsset } from "~/domain/toolkits/commands/create-asset";
import { createCollection } from "~/domain/toolkits/commands/create-collection";
import { publishVersion } from "~/domain/toolkits/commands/publish-version";
import { newId } from "~/kernel/ids";
import { after, day } from "~/kernel/time";
import type { TestDatabase } from "../support/database";
import { createWorld } from "../support/factories";
import type { Browser } from "../support/http-client";
import type { TestServer } from "../support/http-server";
import { checkFile, csvFile } from "../support/imports";
import { commissionAt, leadAt, type StageWanted } from "../support/lead-stages";

/** Everybody who may stand before a door. `owner…` belongs to the organisation whose records are asked for. */
export const roles = [
  "anonymous",
  "ownerAdmin",
  "ownerMember",
  "rivalAdmin",
  "manager",
  "rep",
  "otherRep",
  "finance",
  "admin",
] as const;
export type Role = (typeof roles)[number];

export const password = "five small boats at anchor";

export type Cast = Awaited<ReturnType<typeof createCast>>;

/** Two competing organisations and the vendor's people, with what they need to make records of every kind. */
export async function createCast(
  database: TestDatabase,
  server: TestServer,
  names: { rep?: string; rival?: string } = {},
) {
  const world = await createWorld(database);
  const { clock, db } = world;
  const withFiles = <Given extends Ctx>(ctx: Given): Given => ({ ...ctx, files: server.files, sniffFileType });
  const vendor = async (name: string, role: Parameters<typeof world.vendor>[1]) =>
    withFiles(await world.vendor(name, role));
  const owners = await world.partner("Brightside Agency");
  const rivals = await world.partner(names.rival ?? "Longshore Integrators");
  const people = {
    ownerAdmin: withFiles(await world.member(owners, "Ana Duarte", "admin")),
    ownerMember: withFiles(await world.member(owners, "Ben Ito", "member")),
    rivalAdmin: withFiles(await world.member(rivals, "Rhea Vance", "admin")),
    manager: await vendor("Mara Keller", "partner_manager"),
    rep: await vendor(names.rep ?? "Rui Sands", "sales_rep"),
    otherRep: await vendor("Otto Blake", "sales_rep"),
    finance: await vendor("Finn Ledger", "finance"),
    admin: await vendor("Ada Marsh", "admin"),
  } satisfies Record<Exclude<Role, "anonymous">, PartnerCtx | VendorCtx>;
  const { ownerAdmin, manager, rep, finance } = people;
  for (const { actor } of [rep, people.otherRep]) {
    await db.insertInto("repProfiles").values({ userId: actor.userId, capacity: 10_000 }).execute();
  }
  const hands = { world, manager, rep, approver: finance };
  let counter = 0;
  const next = () => `${++counter}-${newId("note").slice(-8)}`;

  const browsers = {} as Record<Role, Browser>;
  browsers.anonymous = server.browser();
  for (const [role, ctx] of Object.entries(people)) browsers[role as Role] = await server.signedIn(ctx.actor.userId);

  const own = {
    lead: (stage: StageWanted, partner: PartnerCtx = ownerAdmin, companyName?: string) =>
      leadAt(hands, partner, stage, companyName),
    commission: (at: "pending" | "awaiting_approval" | "approved", partner: PartnerCtx = ownerAdmin) =>
      commissionAt(hands, partner, at),
    revision: async (leadId: string) => String(await world.revisionOf("leads", leadId)),
    commissionRevision: async (id: string) => String(await world.revisionOf("commissions", id)),
    async draft(partner: PartnerCtx = ownerAdmin, values: Record<string, string> = {}): Promise<string> {
      const draftId = newId("lead");
      await saveDraft(partner, {
        draftId,
        programId: world.programId,
        values: { companyName: `Draft ${next()}`, ...values },
      });
      return draftId;
    },
    async file(leadId: string, partner: PartnerCtx = ownerAdmin): Promise<string> {
      await attachEvidence(partner, { leadId, file: new File(["What they told us."], "evidence.txt") });
      const row = await db.selectFrom("leadFiles").select("id").where("leadId", "=", leadId).executeTakeFirstOrThrow();
      return row.id;
    },
    /** An uploaded table of leads: with its columns to be chosen, or checked and ready to be submitted. */
    async import(
      wanted: "mapping" | "checked",
      partner: PartnerCtx = ownerAdmin,
    ): Promise<{ importId: string; revision: string }> {
      const file = csvFile(`Company\nImported ${next()}\n`);
      const importId = await (wanted === "checked" ? checkFile(partner, file) : uploadImport(partner, { file }));
      return { importId, revision: String((await getImport(partner, importId, {})).revision) };
    },
    async contact(partner: PartnerCtx = ownerAdmin): Promise<string> {
      const email = `contact-${next()}@office.example`;
      await addContact(partner, { once: newId("cont"), name: "Casey Dunn", title: "", email, phone: "" });
      const row = await db
        .selectFrom("partnerContacts")
        .select("id")
        .where("email", "=", email)
        .executeTakeFirstOrThrow();
      return row.id;
    },
    /** An invitation that is open, with its token. */
    async invitation(side: "partner" | "vendor", email = `invited-${next()}@mail.example`) {
      const [id, token] = [newId("inv"), newToken()];
      const as =
        side === "partner"
          ? { partnerId: ownerAdmin.actor.partnerId, partnerRole: "member", vendorRoles: [] as string[] }
          : { partnerId: null, partnerRole: null, vendorRoles: ["finance"] };
      const times = { createdAt: clock.now(), expiresAt: after(clock.now(), 7 * day) };
      const invitedBy = (side === "partner" ? ownerAdmin : people.admin).actor.userId;
      const row = { id, email, side, ...as, invitedBy, ...times, tokenHash: hashToken(token) };
      await inTransaction(db, (tx) => insertInvitation(tx, row));
      return { id, token, email };
    },
    /** The code that was mailed to an address of the organisation's own domain. */
    async verificationCode(partner: PartnerCtx): Promise<string> {
      await requestVerification(partner, { email: `someone@office-${next()}.com` });
      await inTransaction(db, (tx) => storeDomainCode(tx, { partnerId: partner.actor.partnerId, code: "246802" }));
      return "246802";
    },
    member: async () => (await world.member(owners, `Member ${next()}`, "member")).actor.userId,
    colleague: async () => (await world.vendor(`Colleague ${next()}`, "finance")).actor.userId,
    /** Somebody with a known password, in no organisation of the cast. */
    async account(): Promise<{ userId: string; email: string }> {
      const { actor } = await world.vendor(`Account ${next()}`, "finance");
      await own.setPassword(actor.userId);
      return actor;
    },
    async setPassword(userId: string): Promise<void> {
      const passwordHash = await hashPassword(password);
      await inTransaction(db, (tx) => updateUser(tx, userId, { passwordHash }));
    },
    async resetToken(userId: string): Promise<string> {
      const token = newToken();
      const times = { createdAt: clock.now(), expiresAt: after(clock.now(), day) };
      const row = { id: newId("prst"), userId, tokenHash: hashToken(token), ...times };
      await inTransaction(db, (tx) => insertPasswordReset(tx, row));
      return token;
    },
    async notification(userId: string): Promise<string> {
      const id = newId("ntf");
      const partnerId = (await findMembership(db, userId))?.partnerId ?? null;
      const held = await db.selectFrom("vendorRoles").select("role").where("userId", "=", userId).execute();
      const ofVendor = held.some(({ role }) => role === "sales_rep") ? "vendor.offered" : "vendor.appealed";
      const kind = partnerId ? "partner.message" : ofVendor;
      const row = { id, idempotencyKey: id, userId, partnerId, kind, title: "News", href: "/account" };
      await db
        .insertInto("notifications")
        .values({ ...row, createdAt: clock.now() })
        .execute();
      return id;
    },
    async mail(): Promise<string> {
      const id = newId("mail");
      const text = { subject: "Hello", html: "<style>p{}</style><p>Hello</p>", bodyText: "Hello" };
      const row = { id, idempotencyKey: id, template: "test", recipient: "a@b.example", ...text, status: "kept" };
      await db
        .insertInto("outboxMails")
        .values({ ...row, createdAt: clock.now() })
        .execute();
      return id;
    },
    async session(userId: string): Promise<string> {
      const id = hashToken(newToken());
      // Sessions end by the wall clock: the server under test reads it for them.
      const now = new Date();
      const times = { createdAt: now, lastSeenAt: now, expiresAt: after(now, day) };
      await db
        .insertInto("sessions")
        .values({ id, userId, userAgent: "test", network: "127.0.0.1", ...times })
        .execute();
      return id;
    },
    /** A program that is a draft, with the draft of its first version or without any version. */
    async program({ draft = true } = {}) {
      const program = { name: `Program ${next()}`, slug: `program-${next()}`, kind: "partner" as const, copyOf: "" };
      const { programId } = await createProgram(people.admin, program);
      const versions = await listVersions(db, programId);
      const key = { programId, versionId: versions[0]?.id ?? "", revision: 1 };
      if (!draft) await discardDraft(people.admin, key);
      return key;
    },
    collection: () => createCollection(manager, { title: `Collection ${next()}`, description: "" }),
    /** A template with a draft, or with a published version. */
    async asset(published: boolean, collection?: string) {
      const collectionId = collection ?? (await own.collection());
      const file = new File(["Hello from {{partner_name}}"], "hello.txt");
      const details = {
        kind: "email_template" as const,
        audience: [],
        title: `Asset ${next()}`,
        description: "",
        keywords: "",
      };
      const made = await createAsset(manager, { ...details, collectionId, file, previewText: "" });
      if (published) await publishVersion(manager, { ...made, replaces: "" });
      return { ...made, collectionId };
    },
  };
  return { world, people, browsers, hands, own, next };
}
