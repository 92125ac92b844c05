import { findProgram } from "db/queries/program-desk";
import { findDraftVersion } from "db/queries/program-versions";
import { findVersionInForce, insertProgram, insertVersion } from "db/queries/programs";
import { demoProgramRules } from "db/seeds/demo-program";
import { inTransaction } from "db/tx";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { acceptTerms } from "~/domain/programs/commands/accept-terms";
import { changeProgram } from "~/domain/programs/commands/change-program";
import { createProgram } from "~/domain/programs/commands/create-program";
import { moveProgram } from "~/domain/programs/commands/move-program";
import { publishVersion } from "~/domain/programs/commands/publish-version";
import { saveDraft } from "~/domain/programs/commands/save-draft";
import { startDraft } from "~/domain/programs/commands/start-draft";
import type { ProgramMove } from "~/domain/programs/lifecycle";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import type { RulesForm } from "~/domain/programs/rules-form";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { newId } from "~/kernel/ids";
import { leadForm, type World } from "./factories";

/** What a form that was opened now would carry, and what is typed in it. Throws when there is no draft. */
export async function openDraft({ db }: Pick<VendorCtx, "db">, programId: string) {
  const draft = await findDraftVersion(db, programId);
  if (!draft) throw new Error("This program has no draft");
  const key = { programId, versionId: draft.id, revision: draft.revision };
  return { key, number: draft.number, typed: draft.typed as RulesForm };
}

/** Changes a draft's form as an editor would. */
export async function typeInto(admin: VendorCtx, programId: string, change: (form: RulesForm) => void): Promise<void> {
  const { key, typed } = await openDraft(admin, programId);
  change(typed);
  await saveDraft(admin, { ...typed, ...key, change: "" });
}

/** Drafts the next version as a copy, changes it and publishes it; gives its id. */
export async function publishNext(
  admin: VendorCtx,
  programId: string,
  change: (form: RulesForm) => void = () => {},
): Promise<string> {
  const inForce = await findVersionInForce(admin.db, programId);
  await startDraft(admin, { programId, copyOf: inForce?.id ?? "" });
  await typeInto(admin, programId, change);
  const { key } = await openDraft(admin, programId);
  await publishVersion(admin, key);
  return key.versionId;
}

export async function programRevision({ db }: Pick<VendorCtx, "db">, programId: string): Promise<number> {
  return (await findProgram(db, programId))?.revision ?? 0;
}

export async function move(admin: VendorCtx, programId: string, name: ProgramMove, reason = ""): Promise<void> {
  await moveProgram(admin, { programId, revision: await programRevision(admin, programId), move: name, reason });
}

/** A program in its pilot, with a copy of a published version in force and so many places. */
export async function startPilot(admin: VendorCtx, pilotPlaces: number, copyOf: string): Promise<string> {
  const slug = newId("prog").replace("_", "-");
  const { programId } = await createProgram(admin, { name: "Pilot program", slug, kind: "partner", copyOf });
  await publishVersion(admin, (await openDraft(admin, programId)).key);
  await changeProgram(admin, { programId, revision: 1, name: "Pilot program", pilotPlaces });
  await move(admin, programId, "startPilot");
  return programId;
}

/** Signs whatever is in force. */
export async function sign(signer: PartnerCtx, programId: string, signerName = signer.actor.name): Promise<void> {
  const inForce = await findVersionInForce(signer.db, programId);
  await acceptTerms(signer, { programId, versionId: inForce?.id ?? "", signerName, agree: true });
}

/** Submits a lead to a program; gives its id. */
export async function submitTo(programId: string, ctx: PartnerCtx, company: string): Promise<string> {
  const leadId = newId("lead");
  await submitLead(ctx, { leadId, programId, source: "portal", fields: leadForm(company) });
  return leadId;
}

/** One more program, with its own eligibility. */
export async function programWith(world: World, eligibility: StoredProgramRules["eligibility"]): Promise<string> {
  const id = newId("prog");
  const createdAt = world.clock.now();
  await inTransaction(world.db, async (tx) => {
    await insertProgram(tx, { id, slug: id, name: "Another Program", kind: "community", status: "live", createdAt });
    const rules = JSON.stringify({ ...demoProgramRules, eligibility });
    await insertVersion(tx, { id: newId("pver"), programId: id, number: 1, rules, createdAt, publishedAt: createdAt });
  });
  return id;
}

/** A partner that takes part in the program, and its enrolment as it stands. */
export async function enrolled(world: World, name: string) {
  const { id: partnerId } = await world.partner(name);
  const found = world.db.selectFrom("enrolments").selectAll().where("partnerId", "=", partnerId);
  const enrolment = () => found.executeTakeFirstOrThrow();
  return { partnerId, enrolmentId: (await enrolment()).id, enrolment };
}
