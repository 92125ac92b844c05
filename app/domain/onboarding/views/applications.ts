import {
  countApplicationQueue,
  findApplication,
  listApplicationQueue,
  listApplicationsBeside,
  listOwnNominations,
  listPartnersLike,
  listSimilarApplications,
} from "db/queries/applications";
import { notFound } from "~/kernel/errors";
import { decodeCursor, toPage } from "~/kernel/page";
import { can, type Ctx, type VendorCtx } from "../../context";
import { companyKey, registrableDomain } from "../../partners/company";
import type { PartnerKind } from "../../partners/input";
import type { ApplicationStatus } from "../lifecycle";
import { inCommon } from "../rules";
import { openApplication } from "../sealed-name";

const size = 50;
const beside = 20;

const toLine = <Row extends { kind: string; status: string }>(row: Row) => ({
  ...row,
  kind: row.kind as PartnerKind,
  status: row.status as ApplicationStatus,
});

/** What waits for a decision, oldest first, and what is beside it; to whoever decides nothing, their own nominations. */
export async function listApplications(ctx: VendorCtx, query: { cursor?: string }) {
  const { db, actor } = ctx;
  const mayDecide = can(actor, "partner.manage");
  const common = { mayDecide, size, now: ctx.now(), timeZone: actor.timeZone };
  if (!mayDecide) {
    const own = (await listOwnNominations(db, actor.userId, size)).map(toLine);
    return { ...common, rows: [], next: null, previous: null, total: 0, beside: own };
  }
  const cursor = decodeCursor(query.cursor);
  const [rows, total, others] = await Promise.all([
    listApplicationQueue(db, {
      after: cursor?.sortValue != null ? { at: cursor.sortValue, id: cursor.id } : null,
      backwards: cursor?.direction === "before",
      limit: size + 1,
    }),
    countApplicationQueue(db),
    listApplicationsBeside(db, beside),
  ]);
  const page = toPage(rows, { cursor, size, sortValue: (row) => row.submittedAt?.toISOString() ?? null });
  return { ...common, ...page, rows: page.rows.map(toLine), total, beside: others.map(toLine) };
}

/** The applications that wait for the vendor's decision, not for the applicant's answer; oldest first. */
export async function listApplicationsToDecide(ctx: VendorCtx, limit: number) {
  const rows = await listApplicationQueue(ctx.db, { after: null, backwards: false, limit: size });
  return rows.filter(({ status }) => status === "submitted").slice(0, limit);
}

export type ApplicationLine = ReturnType<typeof toLine<Awaited<ReturnType<typeof listApplicationQueue>>[number]>>;

/** One application for its reviewer, with whoever looks like the same company. Throws `not-found`. */
export async function getApplication(ctx: VendorCtx, applicationId: string) {
  const { db, actor } = ctx;
  const found = await findApplication(db, applicationId);
  const mayDecide = can(actor, "partner.manage");
  if (!found || !(mayDecide || found.nominatedBy === actor.userId)) throw notFound("application");
  const [word = ""] = found.companyKey.split(" ").sort((a, b) => b.length - a.length);
  const [partners, others] = mayDecide
    ? await Promise.all([listPartnersLike(db, { ...found, word }), listSimilarApplications(db, found)])
    : [[], []];
  return {
    ...toLine(found),
    similarPartners: partners
      .filter(({ id }) => id !== found.partnerId)
      .map(({ emails, ...partner }) => {
        const site = registrableDomain(partner.website);
        const because = inCommon(found, {
          companyKey: companyKey(partner.legalName),
          domains: [partner.domain, site].filter((domain) => domain !== null),
          emails: emails ?? [],
        });
        if (found.domain && (emails ?? []).some((email) => email.endsWith(`@${found.domain}`))) {
          because.push(`people at ${found.domain}`);
        }
        return { ...partner, because: [...new Set(because)] };
      })
      .filter(({ because }) => because.length > 0),
    similarApplications: others.map((other) => ({
      ...other,
      status: other.status as ApplicationStatus,
      because: inCommon(found, {
        companyKey: other.companyKey,
        domains: other.domain ? [other.domain] : [],
        emails: [other.email],
      }),
    })),
    mayDecide,
    now: ctx.now(),
    timeZone: actor.timeZone,
  };
}

export type ApplicationPage = Awaited<ReturnType<typeof getApplication>>;

/** An application for whoever holds its link: what they told is theirs, what employees noted is not. Throws `not-found`. */
export async function getOwnApplication(ctx: Ctx, sealed: string) {
  const id = openApplication(ctx.vault, sealed);
  const found = id ? await findApplication(ctx.db, id) : undefined;
  if (!found || found.status === "nominated") throw notFound("application");
  const { revision, legalName, programName, programSlug, question, answer, partnerText, reasonCode } = found;
  return {
    sealed,
    revision,
    legalName,
    programName,
    programSlug,
    question,
    answer,
    partnerText,
    reasonCode,
    status: found.status as ApplicationStatus,
    dueAt: found.dueAt,
    now: ctx.now(),
  };
}

export type OwnApplication = Awaited<ReturnType<typeof getOwnApplication>>;
