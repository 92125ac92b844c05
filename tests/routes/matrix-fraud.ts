import { inTransaction } from "db/tx";
import { raiseFlag } from "~/domain/fraud/commands/raise-flag";
import { exemptPartner } from "~/domain/fraud/commands/exempt-partner";
import type { Cast, Role } from "./cast";
import type { RouteRow } from "./matrix-row";

const deciders: readonly Role[] = ["manager", "admin"];
const owners: readonly Role[] = ["ownerAdmin", "ownerMember"];
const raised = { rule: "freeMail", found: "The contact writes from gmail.com.", severity: "hold" } as const;

/** A flag on a lead of the owners. */
export async function flaggedLead({ own, people, world }: Cast): Promise<{ leadId: string; flagId: string }> {
  const leadId = await own.lead("submitted");
  const { partnerId } = people.ownerAdmin.actor;
  const about = { partnerId, programId: world.programId, leadId };
  await inTransaction(world.db, (tx) => raiseFlag(tx, world.ctxOf({ kind: "system" }), about, raised));
  const flag = await world.db
    .selectFrom("fraudFlags")
    .select("id")
    .where("leadId", "=", leadId)
    .executeTakeFirstOrThrow();
  return { leadId, flagId: flag.id };
}

const onFlag = (form: Record<string, string>) => async (cast: Cast) => {
  const { flagId } = await flaggedLead(cast);
  return { params: { flagId }, form };
};

/** What another role's turn has left: a partner is exempt from a rule once at a time. */
async function endExemptions({ people, world }: Cast): Promise<void> {
  const { partnerId } = people.ownerAdmin.actor;
  await world.db
    .updateTable("fraudExemptions")
    .set({ endedAt: world.clock.now() })
    .where("partnerId", "=", partnerId)
    .execute();
}

/** Flags on the desk; the partner's answer is an intent of its lead's page (matrix-portal.ts). */
export const fraudRows: Record<string, RouteRow> = {
  "routes/desk.flags._index": { loader: { may: deciders } },
  "routes/desk.flags.report": { loader: { may: deciders } },
  "routes/desk.flags.$flagId": {
    loader: { may: deciders, given: onFlag({}) },
    intents: {
      decide: { may: deciders, given: onFlag({ revision: "1", decision: "cleared", reason: "It is fine." }) },
      exempt: {
        may: deciders,
        given: async (cast) => {
          await endExemptions(cast);
          return onFlag({ until: "2027-01-31", reason: "A client of theirs." })(cast);
        },
      },
      unexempt: {
        may: deciders,
        given: async (cast) => {
          await endExemptions(cast);
          const { flagId } = await flaggedLead(cast);
          const { partnerId } = cast.people.ownerAdmin.actor;
          const exemption = { partnerId, rule: "sameCompany", reason: "A client.", until: "2027-01-31" } as const;
          await exemptPartner(cast.people.manager, exemption);
          const [row] = await cast.world.db
            .selectFrom("fraudExemptions")
            .select("id")
            .orderBy("id", "desc")
            .limit(1)
            .execute();
          return { params: { flagId }, form: { exemptionId: row?.id ?? "" } };
        },
      },
    },
  },
};

/** The partner's side of a flag. */
export const reviewAnswer = {
  may: owners,
  given: async (cast: Cast) => {
    const { leadId, flagId } = await flaggedLead(cast);
    return { params: { leadId }, form: { flagId, answer: "It is a client's own address." } };
  },
};
