import { listOpenInvitations } from "db/queries/invitations";
import { listEnrolmentsForDesk } from "db/queries/enrolment-moves";
import { countLeads } from "db/queries/lead-counts";
import { listMembers } from "db/queries/memberships";
import {
  findDomainVerification,
  findPartner,
  listPartnerContacts,
  listPartnerNotes,
  listPartners,
} from "db/queries/partners";
import { notFound } from "~/kernel/errors";
import { decodeCursor, toPage } from "~/kernel/page";
import { can, type PartnerCtx, type VendorCtx } from "../../context";
import { dnsRecordFor } from "../dns-record";
import type { PartnerKind } from "../input";
import { hasAdmin } from "../rules";

const size = 50;

export type PartnerListQuery = { q?: string; kind?: PartnerKind; cursor?: string };

/** A page of partners by name, with how many leads they brought and won. */
export async function listPartnersForDesk(ctx: VendorCtx, query: PartnerListQuery) {
  const cursor = decodeCursor(query.cursor);
  const rows = await listPartners(
    ctx.db,
    { search: query.q, kind: query.kind },
    {
      after: cursor?.sortValue != null ? { name: cursor.sortValue, id: cursor.id } : null,
      backwards: cursor?.direction === "before",
      limit: size + 1,
    },
  );
  const page = toPage(rows, { cursor, size, sortValue: (row) => row.legalName.toLowerCase() });
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      leads: Number(row.leads ?? 0),
      won: Number(row.won ?? 0),
      members: Number(row.members ?? 0n),
    })),
    size,
    mayManage: can(ctx.actor, "partner.manage"),
    timeZone: ctx.actor.timeZone,
  };
}

/** One partner for the vendor: profile, people, figures, and notes that the partner never sees. Throws `not-found`. */
export async function getPartnerForDesk(ctx: VendorCtx, partnerId: string) {
  const { db } = ctx;
  const partner = await findPartner(db, { all: true }, partnerId);
  if (!partner) throw notFound("partner");
  const [members, invitations, contacts, notes, enrolments, counts] = await Promise.all([
    listMembers(db, partnerId),
    listOpenInvitations(db, partnerId),
    listPartnerContacts(db, partnerId),
    listPartnerNotes(db, partnerId),
    listEnrolmentsForDesk(db, partnerId),
    countLeads(db, { partnerId }),
  ]);
  const sum = (matches: (row: (typeof counts)[number]) => boolean) =>
    counts.filter(matches).reduce((total, row) => total + row.n, 0);
  return {
    ...profileOf(partner),
    status: partner.status,
    createdAt: partner.createdAt,
    members,
    invitations,
    contacts,
    notes,
    enrolments: enrolments.map((row) => ({ ...row, openLeads: Number(row.openLeads ?? 0n) })),
    figures: {
      leads: sum(() => true),
      open: sum((row) => ["submitted", "in_review", "needs_info"].includes(row.status)),
      accepted: sum((row) => row.status === "accepted"),
      won: sum((row) => row.stage === "won"),
    },
    mayManage: can(ctx.actor, "partner.manage"),
    nextNoteId: can(ctx.actor, "partner.manage") ? ctx.newId("note") : null,
    mayInvite: can(ctx.actor, "partner.manage") && !hasAdmin(members),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

export type DeskPartner = Awaited<ReturnType<typeof getPartnerForDesk>>;

type PartnerRow = NonNullable<Awaited<ReturnType<typeof findPartner>>>;

function profileOf(partner: PartnerRow) {
  return {
    id: partner.id,
    legalName: partner.legalName,
    kind: partner.kind as PartnerKind,
    website: partner.website,
    country: partner.country,
    domain: partner.domain,
    domainVerifiedAt: partner.domainVerifiedAt,
    size: partner.size,
    regions: partner.regions,
    industries: partner.industries,
    revision: partner.revision,
  };
}

/** One's own organisation. */
export async function getOrganisation(ctx: PartnerCtx) {
  const { partnerId, timeZone } = ctx.actor;
  const [partner, contacts, verification] = await Promise.all([
    findPartner(ctx.db, { partnerId }, partnerId),
    listPartnerContacts(ctx.db, partnerId),
    findDomainVerification(ctx.db, partnerId),
  ]);
  if (!partner) throw notFound("organisation");
  const mayEdit = can(ctx.actor, "organisation.edit");
  return {
    ...profileOf(partner),
    contacts,
    nextContactId: mayEdit ? ctx.newId("cont") : null,
    verification: verification && verification.expiresAt > ctx.now() ? { email: verification.email } : null,
    dns: dnsRecordFor(partner),
    mayEdit,
    timeZone,
  };
}

/** One's own team and the invitations that are open. */
export async function getTeam(ctx: PartnerCtx) {
  const { partnerId, userId, timeZone } = ctx.actor;
  const [members, invitations] = await Promise.all([
    listMembers(ctx.db, partnerId),
    listOpenInvitations(ctx.db, partnerId),
  ]);
  return {
    members: members.map((member) => ({ ...member, own: member.id === userId })),
    invitations,
    mayManage: can(ctx.actor, "team.manage"),
    now: ctx.now(),
    timeZone,
  };
}
