import { newId } from "~/kernel/ids";
import { leadFormFields } from "../support/factories";
import type { Cast, Role } from "./cast";
import { csvFile, onceForAll } from "../support/imports";
import { reviewAnswer } from "./matrix-fraud";
import type { RouteRow } from "./matrix-row";

const owners: readonly Role[] = ["ownerAdmin", "ownerMember"];
const partners: readonly Role[] = [...owners, "rivalAdmin"];
const partnerAdmins: readonly Role[] = ["ownerAdmin", "rivalAdmin"];

type Stage = Parameters<Cast["own"]["lead"]>[0];

/** A lead of the owners, with the revision that its form would carry. */
const onLead =
  (stage: Stage, form: (revision: string) => Record<string, string>) =>
  async ({ own }: Cast) => {
    const leadId = await own.lead(stage);
    return { params: { leadId }, form: form(await own.revision(leadId)) };
  };
const onImport =
  (wanted: "mapping" | "checked", form: (revision: string) => Record<string, string>) =>
  async ({ own }: Cast) => {
    const { importId, revision } = await own.import(wanted);
    return { params: { importId }, form: form(revision) };
  };
const publishedAsset = async ({ own }: Cast) => ({ params: { assetId: (await own.asset(true)).assetId } });

/** The owners' side. Whatever names a record names one of the owners'; the rival is refused wherever it does. */
export const portalRows: Record<string, RouteRow> = {
  "routes/portal": { loader: { may: partners } },
  "routes/portal.$": { loader: { may: [] } },
  "routes/portal._index": { loader: { may: partners } },
  "routes/portal.leads._index": { loader: { may: partners } },
  "routes/portal.leads[.]csv": { loader: { may: partners, resource: true } },
  "routes/portal.leads.check": {
    loader: { may: partners, resource: true, given: () => ({ query: "website=acme.com" }) },
  },
  "routes/portal.leads.new": {
    loader: { may: owners, given: async ({ own }) => ({ query: `draft=${await own.draft()}` }) },
    intents: {
      submit: {
        may: owners,
        given: async ({ own, next, world }) => {
          const fields = leadFormFields(`Form ${next()}`);
          return { form: { ...fields, leadId: await own.draft(), programId: world.programId } };
        },
      },
      save: {
        may: owners,
        given: async ({ own, world }) => ({
          form: { leadId: await own.draft(), programId: world.programId, companyName: "Half a name" },
        }),
      },
      check: {
        may: owners,
        given: async ({ own, world }) => ({
          form: { leadId: await own.draft(), programId: world.programId, companyName: "Half a name" },
        }),
      },
      discard: { may: owners, given: async ({ own }) => ({ form: { draftId: await own.draft() } }) },
    },
  },
  "routes/portal.leads.$leadId": {
    loader: { may: owners, given: async ({ own }) => ({ params: { leadId: await own.lead("submitted") } }) },
    intents: {
      answer: { may: owners, given: onLead("needs_info", (revision) => ({ revision, answer: "About 120." })) },
      review: reviewAnswer,
      message: { may: owners, given: onLead("submitted", () => ({ once: newId("msg"), body: "One more thing." })) },
      extend: { may: owners, given: onLead("owned", () => ({ reason: "They decide in spring." })) },
      withdraw: {
        may: owners,
        given: onLead("submitted", (revision) => ({ revision, reason: "mistake", note: "" })),
      },
    },
  },
  "routes/portal.leads.$leadId_.edit": {
    loader: { may: owners, given: async ({ own }) => ({ params: { leadId: await own.lead("submitted") } }) },
    intents: {
      edit: {
        may: owners,
        given: async ({ own, world }) => {
          const leadId = await own.lead("submitted");
          const lead = await world.db
            .selectFrom("leads")
            .select("domain")
            .where("id", "=", leadId)
            .executeTakeFirstOrThrow();
          const form = { ...leadFormFields("Edited Freight", lead.domain), revision: await own.revision(leadId) };
          return { params: { leadId }, form };
        },
      },
      "edit-link": {
        may: owners,
        given: async ({ own, world }) => {
          const leadId = await own.lead("submitted");
          const { domain } = await world.db
            .selectFrom("leads")
            .select("domain")
            .where("id", "=", leadId)
            .executeTakeFirstOrThrow();
          const { contactEmail: _unseen, ...told } = leadFormFields("Edited Freight", domain);
          return { params: { leadId }, form: { ...told, revision: await own.revision(leadId) } };
        },
      },
    },
  },
  "routes/portal.leads.$leadId_.files.$fileId": {
    loader: {
      may: owners,
      resource: true,
      given: async ({ own }) => {
        const leadId = await own.lead("submitted");
        return { params: { leadId, fileId: await own.file(leadId) } };
      },
    },
  },
  "routes/portal.imports._index": {
    loader: { may: partners },
    intents: {
      upload: { may: partners, given: () => ({ form: { file: csvFile("Company\nAcme Freight\n") } }) },
    },
  },
  "routes/portal.imports.template[.]csv": { loader: { may: partners, resource: true } },
  "routes/portal.imports.$importId": {
    loader: {
      may: owners,
      given: async ({ own }) => ({ params: { importId: (await own.import("mapping")).importId } }),
    },
    intents: {
      preview: { may: owners, given: onImport("mapping", (revision) => ({ revision, "values.country": "US" })) },
      check: {
        may: owners,
        given: onImport("mapping", (revision) => {
          const values = Object.entries(onceForAll).map(([name, value]) => [`values.${name}`, value ?? ""]);
          return { revision, "columns.companyName": "0", ...Object.fromEntries(values) };
        }),
      },
      start: { may: owners, given: onImport("checked", (revision) => ({ revision })) },
      discard: { may: owners, given: onImport("mapping", () => ({})) },
    },
  },
  "routes/portal.imports.$importId_.result[.]csv": {
    loader: {
      may: owners,
      resource: true,
      given: async ({ own }) => ({ params: { importId: (await own.import("checked")).importId } }),
    },
  },
  "routes/portal.organisation._index": {
    loader: { may: partners },
    intents: {
      profile: {
        may: partnerAdmins,
        given: async ({ people, world }, role) => {
          const { partnerId } = (role === "rivalAdmin" ? people.rivalAdmin : people.ownerAdmin).actor;
          const revision = String(await world.revisionOf("partners", partnerId));
          return { form: { website: "", country: "US", revision } };
        },
      },
      "verify-dns": {
        may: partnerAdmins,
        given: async ({ people, world }, role) => {
          const { partnerId } = (role === "rivalAdmin" ? people.rivalAdmin : people.ownerAdmin).actor;
          const website = `https://${partnerId.replace("_", "-")}.com`;
          await world.db.updateTable("partners").set({ website }).where("id", "=", partnerId).execute();
          return { form: {} };
        },
      },
      "add-contact": {
        may: partnerAdmins,
        given: () => ({
          form: { once: newId("cont"), name: "Casey Dunn", title: "", email: "casey@office.example", phone: "" },
        }),
      },
      "remove-contact": {
        may: ["ownerAdmin"],
        given: async ({ own }) => ({ form: { contactId: await own.contact() } }),
      },
      verify: {
        may: partnerAdmins,
        given: ({ next }) => ({ form: { email: `someone@office-${next()}.com` } }),
      },
      confirm: {
        may: partnerAdmins,
        given: async (cast, role) => {
          const ctx = role === "rivalAdmin" ? cast.people.rivalAdmin : cast.people.ownerAdmin;
          return { form: { code: await cast.own.verificationCode(ctx) } };
        },
      },
    },
  },
  "routes/portal.organisation.team": {
    loader: { may: partners },
    intents: {
      invite: {
        may: partnerAdmins,
        given: ({ next }) => ({ form: { email: `invited-${next()}@mail.example`, role: "member" } }),
      },
      revoke: {
        may: ["ownerAdmin"],
        given: async ({ own }) => ({ form: { invitationId: (await own.invitation("partner")).id } }),
      },
      change: {
        may: ["ownerAdmin"],
        given: async ({ own }) => ({
          form: { userId: await own.member(), role: "member", seesEarnings: "on", revision: "1" },
        }),
      },
      remove: { may: ["ownerAdmin"], given: async ({ own }) => ({ form: { userId: await own.member() } }) },
    },
  },
  "routes/portal.program_.signed": { loader: { may: partners } },
  "routes/portal.program": {
    loader: { may: partners },
    intents: {
      accept: {
        may: partnerAdmins,
        given: ({ world }) => ({
          form: { programId: world.programId, versionId: world.versionId, signerName: "Ana Duarte", agree: "on" },
        }),
      },
    },
  },
  "routes/portal.toolkits._index": { loader: { may: partners } },
  "routes/portal.toolkits.$assetId": {
    loader: { may: partners, given: publishedAsset },
    intents: {
      copied: { may: partners, given: publishedAsset, stays: true },
      plain: { may: partners, given: publishedAsset },
    },
  },
  "routes/portal.toolkits.$assetId_.file": { loader: { may: partners, resource: true, given: publishedAsset } },
  "routes/portal.toolkits.$assetId_.text": { loader: { may: partners, resource: true, given: publishedAsset } },
};
