import { findApplication } from "db/queries/applications";
import { findEnrolment } from "db/queries/enrolments";
import { getProgramForNews } from "db/queries/news";
import { listEmployeesWithRole, listPartnerPeople } from "db/queries/recipients";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { getEntry } from "../../journal/views/get-entry";
import { type DeclineReason, declineReasons } from "../../onboarding/fields";
import { sealApplication } from "../../onboarding/sealed-name";
import type { Recipient } from "../types";

/** A fact about an application, with who applied; whoever has no account gets the application's sealed name. */
export async function getApplicationNews(ctx: Ctx, entryId: string) {
  const entry = await getEntry(ctx.db, entryId);
  const { applicationId } = entry.payload;
  assert(typeof applicationId === "string", "the entry names its application");
  const found = await findApplication(ctx.db, applicationId);
  assert(found, "an application is never removed");
  const people = found.partnerId ? await listPartnerPeople(ctx.db, found.partnerId) : [];
  const account = people.find(({ userId }) => userId === found.appliedBy) ?? null;
  return {
    application: {
      ...found,
      reason: found.reasonCode ? declineReasons[found.reasonCode as DeclineReason] : "",
    },
    /** Who applied with an organisation's account, as long as they are in its team. */
    account,
    sealed: sealApplication(ctx.vault, applicationId),
    managers: await listEmployeesWithRole(ctx.db, "partner_manager"),
  };
}

/** A fact about an enrolment, with the admins of its partner, whatever became of it. */
export async function getEnrolmentNews(ctx: Ctx, entryId: string) {
  const entry = await getEntry(ctx.db, entryId);
  const { programId, partnerId, kind, payload } = entry;
  assert(programId && partnerId, "an enrolment has a partner and a program");
  const [program, enrolment, people] = await Promise.all([
    getProgramForNews(ctx.db, programId, null),
    findEnrolment(ctx.db, { partnerId, programId }),
    listPartnerPeople(ctx.db, partnerId),
  ]);
  const admins: Recipient[] = people.filter(({ role }) => role === "admin");
  return {
    kind,
    programName: program.name,
    reason: enrolment?.statusReason ?? "",
    tier: typeof payload.tier === "string" ? payload.tier : "",
    people: admins,
  };
}
