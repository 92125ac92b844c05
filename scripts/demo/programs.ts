import { demoProgramRules } from "db/seeds/demo-program";
import { findDraftVersion } from "db/queries/program-versions";
import { findProgram } from "db/queries/program-desk";
import { findEnrolment } from "db/queries/enrolments";
import { findVersionInForce } from "db/queries/programs";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerQualification, changeTier, confirmCustomer } from "~/domain/onboarding/commands/change-enrolment";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { acceptTerms } from "~/domain/programs/commands/accept-terms";
import { changeProgram } from "~/domain/programs/commands/change-program";
import { createProgram } from "~/domain/programs/commands/create-program";
import { enrolPartner } from "~/domain/programs/commands/enrol-partner";
import { moveProgram } from "~/domain/programs/commands/move-program";
import { publishVersion } from "~/domain/programs/commands/publish-version";
import { saveDraft } from "~/domain/programs/commands/save-draft";
import { startDraft } from "~/domain/programs/commands/start-draft";
import { defaultRules } from "~/domain/programs/default-rules";
import type { ProgramKind } from "~/domain/programs/fields";
import type { ProgramMove } from "~/domain/programs/lifecycle";
import { programRules } from "~/domain/programs/program-rules";
import { toRulesForm } from "~/domain/programs/rules-form";
import { assert } from "~/kernel/assert";
import { newId } from "~/kernel/ids";
import { after, day, hour } from "~/kernel/time";
import { createChance } from "./chance";
import { readCompanies, toLeadFields } from "./companies";
import type { World } from "./world";

async function draftKey(admin: VendorCtx, programId: string) {
  const draft = await findDraftVersion(admin.db, programId);
  assert(draft, "the program has a draft");
  return { programId, versionId: draft.id, revision: draft.revision };
}

async function accept(signer: PartnerCtx, programId: string): Promise<void> {
  const version = await findVersionInForce(signer.db, programId);
  assert(version, "the program has published rules");
  await acceptTerms(signer, { programId, versionId: version.id, signerName: signer.actor.name, agree: true });
}

/** The main program's second version: better paid, longer protected, and with a tier. Every partner accepts it. */
export async function publishSecondVersion({ admin, manager, partners, programId }: World): Promise<void> {
  const inForce = await findVersionInForce(admin.db, programId);
  assert(inForce, "the first version is in force");
  await startDraft(admin, { programId, copyOf: inForce.id });
  const typed = toRulesForm(programRules.parse(demoProgramRules));
  await saveDraft(admin, { ...typed, ...(await draftKey(admin, programId)), change: "" });
  await publishVersion(admin, await draftKey(admin, programId));
  for (const { users } of partners) if (users[0]) await accept(users[0], programId);
  const [best] = partners;
  const enrolment = best && (await findEnrolment(admin.db, { partnerId: best.partnerId, programId }));
  assert(best && enrolment, "the demo has partners");
  await changeTier(manager, {
    ...{ partnerId: best.partnerId, enrolmentId: enrolment.id, revision: enrolment.revision },
    tier: "Gold",
    reason: "The most and the best leads of the first months.",
  });
}

type SideProgram = {
  name: string;
  slug: string;
  kind: ProgramKind;
  partner: string;
  places?: number;
  move: ProgramMove;
};

const sidePrograms: SideProgram[] = [
  { name: "Northlight Customers", slug: "customers", kind: "customer", partner: "alder", move: "goLive" },
  {
    name: "Northlight Community",
    slug: "community",
    kind: "community",
    partner: "circle",
    places: 5,
    move: "startPilot",
  },
];

async function openProgram(world: World, { partner, places, move, ...program }: SideProgram): Promise<void> {
  const { admin, manager, clock } = world;
  const member = world.partners.find(({ key }) => key === partner);
  const [signer] = member?.users ?? [];
  assert(member && signer, "the demo has this partner");
  const { programId } = await createProgram(admin, { ...program, copyOf: "" });
  const revision = async () => (await findProgram(admin.db, programId))?.revision ?? 1;
  const typed = toRulesForm(programRules.parse(defaultRules(program.kind)));
  await saveDraft(admin, { ...typed, ...(await draftKey(admin, programId)), change: "" });
  await publishVersion(admin, await draftKey(admin, programId));
  await changeProgram(admin, {
    programId,
    revision: await revision(),
    name: program.name,
    pilotPlaces: places ?? null,
  });
  await moveProgram(admin, { programId, revision: await revision(), move, reason: "" });
  await enrolPartner(admin, { programId, partnerId: member.partnerId });
  clock.now = after(clock.now, hour);
  const enrolment = await findEnrolment(admin.db, { partnerId: member.partnerId, programId });
  assert(enrolment, "the partner was just enrolled");
  if (program.kind === "customer") {
    const target = { partnerId: member.partnerId, enrolmentId: enrolment.id, revision: enrolment.revision };
    await confirmCustomer(manager, { ...target, confirmed: "yes" });
  } else {
    const answer = "We run a monthly meetup of people who lead service teams; half of them use Northlight.";
    await answerQualification(signer, { programId, answer });
  }
  await accept(signer, programId);
  const chance = createChance(program.slug.length);
  for (const company of readCompanies().slice(560 + program.slug.length, 562 + program.slug.length)) {
    const fields = toLeadFields(company, chance);
    await submitLead(signer, { leadId: newId("lead"), programId, source: "portal", fields });
  }
}

/** A customer program that is live and a community program in its pilot, each with a partner and two new leads. */
export async function openSidePrograms(world: World, end: Date): Promise<void> {
  const { clock } = world;
  const { now } = clock;
  clock.now = after(end, -day);
  for (const program of sidePrograms) await openProgram(world, program);
  clock.now = now;
}
