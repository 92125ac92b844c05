import { insertApplication, lockApplication, updateApplication } from "db/queries/applications";
import { findPartner } from "db/queries/partners";
import { findPublicProgram } from "db/queries/program-pages";
import { findProgram } from "db/queries/program-desk";
import { findEnrolment } from "db/queries/enrolments";
import { findVersionInForce } from "db/queries/programs";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError, notFound } from "~/kernel/errors";
import { isId } from "~/kernel/ids";
import type { Ctx, PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { companyKey, registrableDomain } from "../../partners/company";
import type { PartnerKind } from "../../partners/input";
import { addBusinessMinutes } from "../../programs/business-time";
import type { ProgramKind } from "../../programs/fields";
import { loadVersion } from "../../programs/load-rules";
import { kindsOf } from "../fields";
import type { ApplyInput, ApplyWithinInput } from "../input";
import { openApplication } from "../sealed-name";

/** Business hours within which an application is answered: five working days of eight hours. */
const decisionHours = 40;

/** When an application of now is answered, by the program's own calendar. Throws `wrong-state` when it takes none. */
async function openProgram(tx: Tx, programId: string, now: Date): Promise<Date> {
  const [program, version] = [await findProgram(tx, programId), await findVersionInForce(tx, programId)];
  if (program?.status !== "live" || !version) {
    throw new DomainError("wrong-state", { message: "This program takes no applications at the moment." });
  }
  const { rules } = await loadVersion(tx, version.id);
  return addBusinessMinutes(now, decisionHours * 60, rules.serviceLevels.calendar);
}

/** Puts a nominated company's own words in the place of what its nominator knew; null when it has applied already. */
async function completeNomination(tx: Tx, id: string, programId: string, values: object): Promise<string | null> {
  const found = await lockApplication(tx, id);
  if (found?.status !== "nominated" || found.programId !== programId) return null;
  assert(await updateApplication(tx, found, { ...values, status: "submitted" }), "the nomination is locked");
  return found.id;
}

/**
 * Takes an application of somebody without an account. The answer is the same whoever applies and whatever is known
 * about them; a form that is sent twice is one application. Throws `not-found`, `wrong-state`, `invalid-input`.
 */
export async function applyAsStranger(ctx: Ctx, input: ApplyInput & { slug: string }): Promise<void> {
  const { slug, applicationId, nomination, ...given } = input;
  const nominated = nomination === "" ? null : openApplication(ctx.vault, nomination);
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const program = await findPublicProgram(tx, slug);
    if (!program || program.status === "draft") throw notFound("program");
    if (!kindsOf[program.kind as ProgramKind].includes(given.kind)) {
      throw new DomainError("invalid-input", { field: "kind", message: "Please choose one." });
    }
    const dueAt = await openProgram(tx, program.id, now);
    const values = {
      ...given,
      companyKey: companyKey(given.legalName),
      domain: registrableDomain(given.website),
      submittedAt: now,
      dueAt,
    };
    const completed = nominated && (await completeNomination(tx, nominated, program.id, values));
    const id = completed || (isId("appl", applicationId) ? applicationId : ctx.newId("appl"));
    const fresh = { id, programId: program.id, status: "submitted", createdAt: now, ...values };
    if (!completed && !(await insertApplication(tx, fresh))) return;
    await appendJournal(tx, ctx, { kind: "partner.applied", programId: program.id, payload: { applicationId: id } });
  });
}

/**
 * Applies with the organisation that one belongs to. Throws `already-done` (in the program, or an application is
 * open), `wrong-state`.
 */
export async function applyWithin(ctx: PartnerCtx, input: ApplyWithinInput): Promise<void> {
  const { partnerId, userId, name, email } = ctx.actor;
  const { programId, why } = input;
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const partner = await findPartner(tx, { partnerId }, partnerId);
    assert(partner, "a partner's user has an organisation");
    const dueAt = await openProgram(tx, programId, now);
    const again = new DomainError("already-done", {
      message: "Your organisation is in this program already, or its application is being looked at.",
    });
    if (await findEnrolment(tx, { partnerId, programId })) throw again;
    const id = ctx.newId("appl");
    const { legalName, website, country, size, regions, industries } = partner;
    const inserted = await insertApplication(tx, {
      id,
      programId,
      status: "submitted",
      partnerId,
      appliedBy: userId,
      kind: partner.kind as PartnerKind,
      legalName,
      companyKey: companyKey(legalName),
      website,
      domain: partner.domain ?? registrableDomain(website),
      country,
      contactName: name,
      email,
      size,
      regions,
      industries,
      why,
      createdAt: now,
      submittedAt: now,
      dueAt,
    });
    if (!inserted) throw again;
    await appendJournal(tx, ctx, { kind: "partner.applied", partnerId, programId, payload: { applicationId: id } });
  });
}
