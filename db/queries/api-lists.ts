import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { WireAsk } from "~/kernel/wire";
import { isCut } from "./commission-parts";
import type { Db } from "../tx";

/** Lists of the REST API. Each asks for the rows behind a position, in an order that an index carries. */

/** The rows behind a position of an order by a moment and an id. */
function behind(column: string, id: string, { after }: WireAsk, way: "asc" | "desc"): RawBuilder<SqlBool> {
  if (!after) return sql<SqlBool>`true`;
  const than = sql.raw(way === "asc" ? ">" : "<");
  return sql<SqlBool>`(${sql.ref(column)}, ${sql.ref(id)}) ${than} (${after.at}::timestamptz, ${after.id}::text)`;
}

export type ApiLeadFilter = {
  status?: string;
  partnerId?: string;
  submittedFrom?: Date;
  submittedBefore?: Date;
  /** With it leads come in the order in which they changed, the earliest first; without it the newest come first. */
  updatedSince?: Date;
};

const leadColumns = [
  "id",
  "partnerId",
  "programId",
  "source",
  "status",
  "stage",
  "reasonCode",
  "partnerReason",
  "pilot",
  "submittedAt",
  "changedAt",
  "decidedAt",
  "protectedUntil",
  "companyName",
  "website",
  "domain",
  "country",
  "region",
  "industry",
  "employeeCount",
  "revenueBand",
  "productLine",
  "currentTools",
  "planTier",
  "seats",
  "valueMinor",
  "currency",
  "useCase",
  "timeline",
  "budgetStatus",
  "contactFirstName",
  "contactLastName",
  "contactTitle",
  "contactEmail",
  "contactPhone",
  "relationship",
  "contactConsent",
  "partnerNote",
] as const;

export function listLeadsForApi(db: Db, filter: ApiLeadFilter, page: WireAsk) {
  const { status, partnerId, submittedFrom, submittedBefore, updatedSince } = filter;
  let query = db.selectFrom("leads").select(leadColumns);
  if (status) query = query.where("status", "=", status);
  if (partnerId) query = query.where("partnerId", "=", partnerId);
  if (updatedSince) {
    return query
      .where("changedAt", ">=", updatedSince)
      .where(behind("changedAt", "id", page, "asc"))
      .orderBy("changedAt")
      .orderBy("id")
      .limit(page.limit)
      .execute();
  }
  if (submittedFrom) query = query.where("submittedAt", ">=", submittedFrom);
  if (submittedBefore) query = query.where("submittedAt", "<", submittedBefore);
  return query
    .where(behind("submittedAt", "id", page, "desc"))
    .orderBy("submittedAt", "desc")
    .orderBy("id", "desc")
    .limit(page.limit)
    .execute();
}

export function findLeadForApi(db: Db, leadId: string) {
  return db.selectFrom("leads").select(leadColumns).where("id", "=", leadId).executeTakeFirst();
}

export type ApiCommissionFilter = { status?: string; partnerId?: string; leadId?: string; updatedSince?: Date };

export function listCommissionsForApi(db: Db, filter: ApiCommissionFilter, page: WireAsk) {
  const { status, partnerId, updatedSince } = filter;
  let query = db
    .selectFrom("commissions as c")
    .innerJoin("leads as l", "l.id", "c.leadId")
    .select(["c.id", "c.leadId", "c.partnerId", "c.programId", "c.kind", "c.status", "c.trigger", "c.milestoneAt"])
    .select(["c.grossMinor", "c.amountMinor", "c.approvedMinor", "c.settledMinor", "c.reservedMinor", "c.rejected"])
    .select(["c.currency", "c.holdUntil", "c.flagged", "c.explanation", "c.cuts", "c.decidedAt", "c.decisionReason"])
    .select(["c.paidAt", "c.paymentReference", "c.createdAt", "c.changedAt", "c.fourEyes", "c.aboveRules", "l.pilot"])
    .select(isCut.as("cut"));
  if (status) query = query.where("c.status", "=", status);
  if (partnerId) query = query.where("c.partnerId", "=", partnerId);
  if (filter.leadId) query = query.where("c.leadId", "=", filter.leadId);
  if (updatedSince) {
    return query
      .where("c.changedAt", ">=", updatedSince)
      .where(behind("c.changedAt", "c.id", page, "asc"))
      .orderBy("c.changedAt")
      .orderBy("c.id")
      .limit(page.limit)
      .execute();
  }
  if (page.after) query = query.where("c.id", "<", page.after.id);
  return query.orderBy("c.id", "desc").limit(page.limit).execute();
}

/** Partners, the newest first, each with its enrolments in the order in which they were made. */
export async function listPartnersForApi(db: Db, page: WireAsk) {
  let query = db
    .selectFrom("partners")
    .select(["id", "legalName", "kind", "status", "country", "website", "domain", "domainVerifiedAt"])
    .select(["createdAt", "changedAt"]);
  if (page.after) query = query.where("id", "<", page.after.id);
  const partners = await query.orderBy("id", "desc").limit(page.limit).execute();
  if (partners.length === 0) return [];
  const ids = partners.map(({ id }) => id);
  const enrolments = await db
    .selectFrom("enrolments")
    .select(["partnerId", "programId", "status", "tier", "acceptedAt"])
    .where("partnerId", "in", ids)
    .orderBy("id")
    .execute();
  return partners.map((partner) => ({
    ...partner,
    enrolments: enrolments.filter(({ partnerId }) => partnerId === partner.id),
  }));
}
