import { applyAsStranger } from "~/domain/onboarding/commands/apply";
import { changeProgramPage } from "~/domain/onboarding/commands/change-program-page";
import { askApplicant, declineApplication } from "~/domain/onboarding/commands/decide-application";
import { nominate } from "~/domain/onboarding/commands/nominate";
import type { ApplyInput } from "~/domain/onboarding/input";
import { newId } from "~/kernel/ids";
import { after, day, hour } from "~/kernel/time";
import type { World } from "./world";

type Applicant = Omit<ApplyInput, "applicationId" | "nomination">;

const applicants: { before: number; form: Applicant }[] = [
  {
    before: 6 * day,
    form: {
      kind: "agency",
      legalName: "Copperfield Studio",
      website: "https://www.copperfieldstudio.example",
      country: "US",
      contactName: "Dora Penn",
      email: "dora@copperfieldstudio.example",
      size: "2-10",
      regions: "West Coast",
      industries: ["media"],
      why: "We design websites for film festivals and would like to earn something beside it.",
    },
  },
  {
    before: 3 * day,
    form: {
      kind: "integrator",
      legalName: "Tidewater Systems, Inc.",
      website: "https://www.tidewater-systems.example",
      country: "US",
      contactName: "Marcus Bell",
      email: "marcus.bell@tidewater-systems.example",
      size: "51-250",
      regions: "Mid-Atlantic and Southeast",
      industries: ["health_care", "financials", "public_sector"],
      why: "We run service management projects for hospitals and credit unions. Six of our clients ask for exactly this.",
    },
  },
  {
    before: day,
    form: {
      kind: "agency",
      // Much like a partner that is there already: the reviewer sees both side by side.
      legalName: "Blue Harbor Agency LLC",
      website: "https://www.blueharbour.example",
      country: "US",
      contactName: "Gina Alvarez",
      email: "gina@blueharbour.example",
      size: "11-50",
      regions: "New England",
      industries: ["retailing"],
      why: "Our team in Boston would like to submit leads, too.",
    },
  },
];

/** What the main program's public page says, and who would like to join: two to decide, one declined, one nominated. */
export async function seedApplications(world: World, end: Date): Promise<void> {
  const { clock, admin, manager, system, programId } = world;
  const stranger = { ...system, actor: { kind: "anonymous" as const } };
  const at = (moment: Date) => {
    clock.now = moment;
  };
  await changeProgramPage(admin, {
    programId,
    revision: 0,
    payoutRhythm: "monthly",
    payoutMinimum: "50",
    payoutCurrency: "USD",
    summary:
      "You know companies whose service teams have outgrown their spreadsheets. Bring them to us: you get a decision within two working days, with its reason, and a share of what comes of it.",
    questions: [
      {
        question: "Who owns the relationship with the company?",
        answer: "You do. Our account manager talks about the product; everything else stays with you.",
      },
      {
        question: "What if somebody else has submitted the same company?",
        answer:
          "The first valid submission holds the claim, and later ones wait with their time kept. You are told before you submit whether a company is free, never by whom it is held.",
      },
      {
        question: "How many leads do we have to bring?",
        answer: "None. There is no minimum and no fee. A single good lead is welcome.",
      },
    ],
  });
  const ids: string[] = [];
  for (const { before, form } of applicants) {
    at(after(end, -before));
    const applicationId = newId("appl");
    await applyAsStranger(stranger, { ...form, applicationId, nomination: "", slug: "partners" });
    ids.push(applicationId);
  }
  const review = { revision: 1, internalNote: "", question: "", partnerText: "" };
  at(after(end, -4 * day));
  await declineApplication(manager, {
    ...review,
    applicationId: ids[0] ?? "",
    reason: "not_a_fit",
    partnerText: "Thank you. Our product is for service teams of larger companies, and festivals seldom have one.",
    internalNote: "Nice people; think of them for the launch film.",
  });
  at(after(end, -20 * hour));
  await askApplicant(manager, {
    ...review,
    applicationId: ids[2] ?? "",
    question: "Blue Harbour Agency is a partner already. Are you part of it, or a company of your own?",
  });
  const [rep] = world.reps;
  if (rep) {
    await nominate(rep, {
      programId,
      legalName: "Granite Peak Consulting",
      contactName: "Owen Hart",
      email: "owen.hart@granitepeak.example",
      reason: "They recommended us to two of my accounts without being asked.",
    });
  }
  at(end);
}
