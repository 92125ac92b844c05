import { newId } from "~/kernel/ids";
import { requestExtension } from "~/domain/leads/commands/request-extension";
import { recordAccountFact } from "~/domain/sales/commands/record-account-fact";
import { getDeskLead } from "~/domain/sales/views/get-desk-lead";
import type { Cast, Role } from "./cast";
import { enrolmentOf } from "./onboarding-cast";
import type { RouteRow } from "./matrix-row";
import { qualifyPoints, reviewPoints } from "../support/lead-stages";

const desk: readonly Role[] = ["manager", "rep", "otherRep", "finance", "admin"];
const readers: readonly Role[] = ["manager", "finance", "admin"];
const reps: readonly Role[] = ["rep", "otherRep"];

type Stage = Parameters<Cast["own"]["lead"]>[0];
type FormOf = (revision: string, cast: Cast) => Record<string, string | string[]>;

const onLead = (stage: Stage, form: FormOf) => async (cast: Cast) => {
  const leadId = await cast.own.lead(stage);
  return { params: { leadId }, form: form(await cast.own.revision(leadId), cast) };
};
/** The same with the lead named by the form. */
const inForm = (stage: Stage, form: FormOf) => async (cast: Cast) => {
  const { params, form: fields } = await onLead(stage, form)(cast);
  return { form: { ...fields, leadId: params.leadId } };
};
const said = (body: string) => ({ once: newId("msg"), body });
const revisionOnly: FormOf = (revision) => ({ revision });
const money = { amount: "48000", currency: "USD" };

const review =
  (fields: Record<string, string | string[]>): FormOf =>
  (revision) => ({
    revision,
    checklist: reviewPoints,
    internalNote: "",
    question: "",
    reason: "",
    rejectText: "",
    duplicateText: "",
    ...fields,
  });

let twice = 0;

/** The vendor's side. No partner gets past any of these doors, whichever record is named. */
export const deskRows: Record<string, RouteRow> = {
  "routes/desk": { loader: { may: desk } },
  "routes/desk.$": { loader: { may: [] } },
  "routes/desk._index": { loader: { may: desk } },
  "routes/desk.queue._index": { loader: { may: ["manager"] } },
  "routes/desk.queue.$leadId": {
    loader: { may: ["manager"], given: async ({ own }) => ({ params: { leadId: await own.lead("submitted") } }) },
    intents: {
      claim: { may: ["manager"], given: onLead("submitted", revisionOnly), stays: true },
      ask: { may: ["manager"], given: onLead("submitted", review({ question: "How many?" })) },
      accept: { may: ["manager"], given: onLead("submitted", review({})) },
      reject: { may: ["manager"], given: onLead("submitted", review({ reason: "no_need", rejectText: "No need." })) },
      duplicate: {
        may: ["manager"],
        given: async (cast) => {
          const { own, people } = cast;
          const company = `Twice Named ${++twice}`;
          const duplicateOf = await own.lead("submitted", people.rivalAdmin, company);
          const leadId = await own.lead("submitted", people.ownerAdmin, company);
          const fields = review({ duplicateOf, duplicateText: "Known already." });
          return { params: { leadId }, form: fields(await own.revision(leadId), cast) };
        },
      },
      note: { may: ["manager"], given: onLead("submitted", () => said("Looks fine.")) },
    },
  },
  "routes/desk.leads._index": { loader: { may: readers } },
  "routes/desk.leads[.]csv": { loader: { may: readers, resource: true } },
  "routes/desk.leads.$leadId": {
    loader: { may: [...readers, "rep"], given: async ({ own }) => ({ params: { leadId: await own.lead("offered") } }) },
    intents: {
      offer: {
        may: ["manager"],
        given: onLead("routing", (revision, { people }) => ({ revision, repId: people.otherRep.actor.userId })),
      },
      "hand-over": {
        may: ["manager"],
        given: onLead("owned", (revision, { people }) => {
          return { revision, repId: people.otherRep.actor.userId, reason: "workload" };
        }),
      },
      recall: { may: ["manager"], given: onLead("offered", revisionOnly) },
      take: { may: ["rep"], given: onLead("offered", revisionOnly) },
      decline: {
        may: ["rep"],
        given: onLead("offered", (revision) => ({ revision, reason: "no_capacity", note: "" })),
      },
      contact: { may: ["rep"], given: onLead("owned", (revision) => ({ revision, how: "By telephone" })) },
      qualify: { may: ["rep"], given: onLead("contacted", (revision) => ({ revision, checklist: qualifyPoints })) },
      open: {
        may: ["rep"],
        given: onLead("qualified", (revision) => ({
          revision,
          ...money,
          planTier: "growth",
          expectedClose: "2027-01-29",
        })),
      },
      change: {
        may: ["rep"],
        given: onLead("opportunity", (revision) => ({
          revision,
          ...money,
          planTier: "enterprise",
          expectedClose: "2027-02-26",
        })),
      },
      extend: {
        may: ["manager"],
        given: async (cast) => {
          const { params } = await onLead("owned", () => ({}))(cast);
          await requestExtension(cast.people.ownerMember, { ...params, reason: "They decide in spring." });
          return { params, form: { verdict: "grant", answer: "" } };
        },
      },
      move: { may: ["rep"], given: onLead("opportunity", (revision) => ({ revision, step: "proposal" })) },
      win: { may: ["rep"], given: onLead("opportunity", (revision) => ({ revision, ...money })) },
      lose: { may: ["rep"], given: onLead("opportunity", (revision) => ({ revision, reason: "price", note: "" })) },
      reopen: { may: ["rep"], given: onLead("lost", revisionOnly) },
      fact: {
        may: ["finance", "admin"],
        given: onLead("owned", () => ({
          kind: "invoice.paid",
          occurredOn: "2026-11-24",
          amount: "1250.50",
          currency: "USD",
          invoiceId: "IN-1",
        })),
      },
      mistake: {
        may: ["finance", "admin"],
        given: async (cast) => {
          const { params } = await onLead("owned", () => ({}))(cast);
          const { finance } = cast.people;
          const trial = { kind: "trial.started" as const, occurredOn: "2026-11-24", amount: "", currency: "" };
          await recordAccountFact(finance, { ...trial, ...params });
          const { accountFacts } = await getDeskLead(finance, params.leadId);
          return { params, form: { factId: accountFacts[0]?.id ?? "" } };
        },
      },
      message: { may: ["manager", "rep"], given: onLead("owned", () => said("Good news.")) },
      note: { may: ["manager", "rep"], given: onLead("owned", () => said("Careful.")) },
    },
  },
  "routes/desk.leads.$leadId_.files.$fileId": {
    loader: {
      may: [...readers, "rep"],
      resource: true,
      given: async ({ own }) => {
        const leadId = await own.lead("offered");
        return { params: { leadId, fileId: await own.file(leadId) } };
      },
    },
  },
  "routes/desk.assign": { loader: { may: ["manager"] } },
  "routes/desk.inbox": {
    loader: { may: reps },
    intents: {
      take: { may: ["rep"], given: inForm("offered", revisionOnly) },
      decline: {
        may: ["rep"],
        given: inForm("offered", (revision) => ({ revision, reason: "no_capacity", note: "" })),
      },
    },
  },
  "routes/desk.pipeline": {
    loader: { may: reps },
    intents: { move: { may: ["rep"], given: inForm("opportunity", (revision) => ({ revision, step: "proposal" })) } },
  },
  "routes/desk.partners._index": { loader: { may: readers } },
  "routes/desk.partners.$partnerId_.signed": {
    loader: { may: readers, given: ({ people }) => ({ params: { partnerId: people.ownerAdmin.actor.partnerId } }) },
  },
  "routes/desk.partners.$partnerId": {
    loader: { may: readers, given: ({ people }) => ({ params: { partnerId: people.ownerAdmin.actor.partnerId } }) },
    intents: {
      note: {
        may: ["manager", "admin"],
        given: ({ people }) => ({
          params: { partnerId: people.ownerAdmin.actor.partnerId },
          form: { body: "Pays late.", once: newId("note") },
        }),
      },
      invite: {
        may: ["manager", "admin"],
        given: async ({ world, next }) => ({
          params: { partnerId: (await world.partner(`Without people ${next()}`)).id },
          form: { email: `first-${next()}@mail.example` },
        }),
      },
      legal: {
        may: ["manager", "admin"],
        given: async ({ people, world }) => {
          const { partnerId, partnerName: legalName } = people.ownerAdmin.actor;
          const revision = String(await world.revisionOf("partners", partnerId));
          return { params: { partnerId }, form: { legalName, kind: "agency", revision } };
        },
      },
      move: {
        may: ["manager", "admin"],
        given: async (cast) => {
          const { partnerId, ...form } = await enrolmentOf(cast);
          return { params: { partnerId }, form: { ...form, move: "suspend", reason: "Let us talk first." } };
        },
      },
      tier: {
        may: ["manager", "admin"],
        given: async (cast) => {
          const { partnerId, ...form } = await enrolmentOf(cast);
          return { params: { partnerId }, form: { ...form, tier: "Gold", reason: "A good year." } };
        },
      },
      customer: {
        may: ["manager", "admin"],
        given: async (cast) => {
          const { partnerId, ...form } = await enrolmentOf(cast);
          return { params: { partnerId }, form: { ...form, confirmed: "yes" } };
        },
      },
    },
  },
  "routes/desk.partners.new": {
    loader: { may: ["manager", "admin"] },
    intents: {
      create: {
        may: ["manager", "admin"],
        given: ({ next, world }) => ({
          form: {
            legalName: `Newcomer ${next()}`,
            kind: "agency",
            website: "",
            country: "US",
            programId: world.programId,
            adminEmail: `first-${next()}@mail.example`,
          },
        }),
      },
    },
  },
  "routes/desk.settings.people": {
    loader: { may: ["admin"] },
    intents: {
      invite: {
        may: ["admin"],
        given: ({ next }) => ({ form: { email: `colleague-${next()}@mail.example`, roles: ["finance"] } }),
      },
      revoke: {
        may: ["admin"],
        given: async ({ own }) => ({ form: { invitationId: (await own.invitation("vendor")).id } }),
      },
      roles: {
        may: ["admin"],
        given: async ({ own }) => ({ form: { userId: await own.colleague(), roles: ["sales_rep"], revision: "2" } }),
      },
      end: { may: ["admin"], given: async ({ own }) => ({ form: { userId: await own.colleague() } }) },
    },
  },
};
