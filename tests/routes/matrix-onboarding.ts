import { enrolledElsewhere, makeApplication, programIdOf, sealedOf } from "./onboarding-cast";
import { roles, type Role } from "./cast";
import type { RouteRow } from "./matrix-row";

const employees: readonly Role[] = ["manager", "rep", "otherRep", "finance", "admin"];
const deciders: readonly Role[] = ["manager", "admin"];
const nothingElse = { revision: "1", internalNote: "", question: "", reason: "", partnerText: "" };

/** The way into a program: public pages, applications and their review, steps, and what becomes of an enrolment. */
export const onboardingRows: Record<string, RouteRow> = {
  "routes/_public": {},
  "routes/_public.programs._index": { loader: { may: roles } },
  "routes/_public.programs.$slug": {
    loader: { may: roles, given: ({ world }) => ({ params: { slug: world.programId } }) },
  },
  "routes/_public.programs.$slug_.apply": {
    loader: { may: roles, given: ({ world }) => ({ params: { slug: world.programId } }) },
    intents: {
      apply: {
        may: roles,
        given: ({ world, next }) => ({
          params: { slug: world.programId },
          form: {
            applicationId: "",
            nomination: "",
            kind: "agency",
            legalName: `Applicant ${next()}`,
            website: "applicant.com",
            country: "US",
            contactName: "Ida Field",
            email: `ida-${next()}@applicant.com`,
            size: "11-50",
            regions: "",
            why: "We know many companies.",
          },
        }),
      },
    },
  },
  "routes/_public.application": {
    loader: {
      may: roles,
      given: async (cast) => ({ query: `of=${sealedOf((await makeApplication(cast, "submitted")).id)}` }),
    },
    intents: {
      answer: {
        may: roles,
        given: async (cast) => {
          const { id, revision } = await makeApplication(cast, "asked");
          return { form: { sealed: sealedOf(id), revision, answer: "Twelve of them." } };
        },
      },
    },
  },
  "routes/desk.applications._index": { loader: { may: employees } },
  "routes/desk.applications.new": {
    loader: { may: employees },
    intents: {
      nominate: {
        may: employees,
        given: ({ world, next }) => ({
          form: {
            programId: world.programId,
            legalName: `Nominee ${next()}`,
            contactName: "Nils Orr",
            email: `nils-${next()}@nominee.com`,
            reason: "They asked for it twice.",
          },
        }),
      },
    },
  },
  "routes/desk.applications.$applicationId": {
    // To everybody else of the vendor it does not exist; whoever nominated a company sees its own.
    loader: {
      may: deciders,
      given: async (cast) => ({ params: { applicationId: (await makeApplication(cast, "submitted")).id } }),
    },
    intents: {
      ask: {
        may: deciders,
        given: async (cast) => {
          const { id, revision } = await makeApplication(cast, "submitted");
          return { params: { applicationId: id }, form: { ...nothingElse, revision, question: "How many clients?" } };
        },
      },
      approve: {
        may: deciders,
        given: async (cast) => {
          const { id, revision } = await makeApplication(cast, "submitted");
          return { params: { applicationId: id }, form: { ...nothingElse, revision } };
        },
      },
      decline: {
        may: deciders,
        given: async (cast) => {
          const { id, revision } = await makeApplication(cast, "submitted");
          const form = { ...nothingElse, revision, reason: "not_a_fit", partnerText: "Not now." };
          return { params: { applicationId: id }, form };
        },
      },
    },
  },
  "routes/desk.programs.$programId_.page": {
    loader: { may: ["admin"], given: async (cast) => ({ params: { programId: await programIdOf(cast) } }) },
    intents: {
      save: {
        may: ["admin"],
        given: async (cast) => ({
          params: { programId: await programIdOf(cast) },
          form: { revision: "0", summary: "A program.", "questions.0.question": "Who?", "questions.0.answer": "You." },
        }),
      },
    },
  },
  "routes/portal.start": {
    loader: { may: ["ownerAdmin", "ownerMember", "rivalAdmin"] },
    intents: {
      answer: {
        may: ["ownerAdmin", "rivalAdmin"],
        given: async (cast, role) => ({
          form: { programId: await enrolledElsewhere(cast, role), answer: "From the meetup." },
        }),
      },
      apply: {
        may: ["ownerAdmin", "rivalAdmin"],
        given: async (cast) => ({
          form: { programId: await programIdOf(cast, "live"), why: "Our clients ask for it." },
        }),
      },
    },
  },
};
