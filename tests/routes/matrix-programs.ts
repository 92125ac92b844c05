import { defaultRules } from "~/domain/programs/default-rules";
import { programRules } from "~/domain/programs/program-rules";
import { toFormValues, toRulesForm } from "~/domain/programs/rules-form";
import type { Cast, Role } from "./cast";
import type { RouteRow } from "./matrix-row";

const readers: readonly Role[] = ["manager", "finance", "admin"];

/** Everything that the editor of a new program's rules sends. */
const rulesFields = toFormValues(toRulesForm(programRules.parse(defaultRules("partner"))));

const onDraft =
  (form: Record<string, string | string[]>) =>
  async ({ own }: Cast) => {
    const { programId, versionId } = await own.program();
    return { params: { programId, number: "1" }, form: { versionId, revision: "1", ...form } };
  };

/** The vendor's programs: read by whoever decides by their rules, changed by admins; managers bring partners in. */
export const programRows: Record<string, RouteRow> = {
  "routes/desk.programs._index": { loader: { may: readers } },
  "routes/desk.programs.new": {
    loader: { may: ["admin"] },
    intents: {
      create: {
        may: ["admin"],
        given: ({ next }) => ({
          form: { name: "Another program", slug: `another-${next()}`, kind: "partner", copyOf: "" },
        }),
      },
    },
  },
  "routes/desk.programs.$programId": {
    loader: { may: readers, given: async ({ own }) => ({ params: { programId: (await own.program()).programId } }) },
    intents: {
      change: {
        may: ["admin"],
        given: async ({ own }) => ({
          params: { programId: (await own.program()).programId },
          form: { revision: "1", name: "Renamed", pilotPlaces: "5" },
        }),
      },
      move: {
        may: ["admin"],
        given: async ({ own }) => ({
          params: { programId: (await own.program()).programId },
          form: { revision: "1", move: "end", reason: "It was a try." },
        }),
      },
      enrol: {
        may: ["manager", "admin"],
        given: async ({ own, people }) => ({
          params: { programId: (await own.program()).programId },
          form: { partnerId: people.ownerAdmin.actor.partnerId },
        }),
      },
      "start-draft": {
        may: ["admin"],
        given: async ({ own, world }) => ({
          params: { programId: (await own.program({ draft: false })).programId },
          form: { copyOf: world.versionId },
        }),
      },
    },
  },
  "routes/desk.programs.$programId_.rules": {
    loader: {
      may: ["admin"],
      given: async ({ own }) => ({ params: { programId: (await own.program()).programId } }),
    },
    intents: {
      "": { may: ["admin"], given: onDraft({ ...rulesFields, change: "add rewards" }) },
      discard: { may: ["admin"], given: onDraft({}) },
    },
  },
  "routes/desk.programs.$programId_.versions.$number": {
    loader: {
      may: readers,
      given: async ({ own }) => ({ params: { programId: (await own.program()).programId, number: "1" } }),
    },
    intents: { publish: { may: ["admin"], given: onDraft({}) } },
  },
};
