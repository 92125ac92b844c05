import { isoDateIn } from "~/kernel/time";
import { previewPayout } from "~/domain/payouts/views/preview-payout";
import { completePayoutProfile, makePayout, payEverything } from "../support/pay-everything";
import type { Cast, Role } from "./cast";
import type { RouteRow } from "./matrix-row";

const readers: readonly Role[] = ["manager", "finance", "admin"];
const bookkeepers: readonly Role[] = ["finance", "admin"];
const partnerAdmins: readonly Role[] = ["ownerAdmin", "rivalAdmin"];

const onCommission =
  (at: "awaiting_approval" | "approved", form: Record<string, string>) =>
  async ({ own }: Cast) => {
    const commissionId = await own.commission(at);
    const revision = await own.commissionRevision(commissionId);
    return { params: { commissionId }, form: { commissionId, revision, ...form } };
  };

/** An approved commission of the owners, who have told where their money goes. */
async function payable({ own, world, people }: Cast): Promise<string> {
  const { partnerId, userId } = people.ownerAdmin.actor;
  await completePayoutProfile(world, partnerId, userId);
  return own.commission("approved");
}

/** A payout of everything that is payable, with the revision that its forms would carry. */
async function payoutAt(cast: Cast, state: "created" | "paid") {
  await payable(cast);
  const { world, people } = cast;
  const payoutId =
    state === "created" ? await makePayout(world, people.finance) : await payEverything(world, people.finance, "NW-31");
  return { payoutId, revision: String(await world.revisionOf("payouts", payoutId)) };
}

const onPayout = (state: "created" | "paid", form: Record<string, string>) => async (cast: Cast) => {
  const { payoutId, revision } = await payoutAt(cast, state);
  return { params: { payoutId }, form: { payoutId, revision, ...form } };
};

/** The same with two partners in it, about the owners' payment. */
const onTwoPayments = (form: Record<string, string>) => async (cast: Cast) => {
  const { world } = cast;
  const second = await world.member(await world.partner("Second Payee"), "Sam Payee", "admin");
  await completePayoutProfile(world, second.actor.partnerId, second.actor.userId);
  await cast.own.commission("approved", second);
  return onPayout("created", { partnerId: cast.people.ownerAdmin.actor.partnerId, ...form })(cast);
};

/** The month of the cast's clock, in which the owners have earned something. */
const month = "2026-11";

const statement = async ({ own, people }: Cast) => {
  await own.commission("pending");
  return { params: { partnerId: people.ownerAdmin.actor.partnerId, month, format: "pdf" } };
};

const ledgerAccount = async ({ own, people }: Cast) => {
  await own.commission("pending");
  return { params: { ledgerAccountId: `partner_accrued:${people.ownerAdmin.actor.partnerId}:USD` } };
};

/** Commissions, payouts and the books. */
export const moneyRows: Record<string, RouteRow> = {
  "routes/desk.commissions._index": {
    loader: { may: readers },
    intents: {
      approve: {
        may: ["manager", "finance"],
        given: async ({ own }) => {
          const id = await own.commission("awaiting_approval");
          return { form: { ids: [`${id}:${await own.commissionRevision(id)}`] } };
        },
      },
      undo: {
        may: ["manager", "finance"],
        given: async ({ own }) => {
          const id = await own.commission("approved");
          return { form: { approvals: `${id}:${await own.commissionRevision(id)}` } };
        },
      },
    },
  },
  "routes/desk.commissions[.]csv": { loader: { may: readers, resource: true } },
  "routes/desk.commissions.$commissionId": {
    loader: { may: readers, given: async ({ own }) => ({ params: { commissionId: await own.commission("pending") } }) },
    intents: {
      approve: { may: ["manager", "finance"], given: onCommission("awaiting_approval", {}) },
      reject: { may: ["manager", "finance"], given: onCommission("awaiting_approval", { reason: "Not earned." }) },
      revoke: { may: ["manager", "finance"], given: onCommission("approved", { reason: "Another deal." }) },
      reclaim: {
        may: ["finance"],
        given: async (cast) => {
          const given = await onCommission("approved", { reference: "GC-31" })(cast);
          const change = { kind: "gift_card", amountMinor: 0n, settledMinor: 1n, status: "reversed" };
          const { commissionId } = given.params;
          await cast.world.db.updateTable("commissions").set(change).where("id", "=", commissionId).execute();
          return given;
        },
      },
      fulfil: {
        may: ["finance"],
        given: async (cast) => {
          const given = await onCommission("approved", { reference: "GC-31" })(cast);
          const { commissionId } = given.params;
          await cast.world.db
            .updateTable("commissions")
            .set({ kind: "gift_card" })
            .where("id", "=", commissionId)
            .execute();
          return given;
        },
      },
    },
  },
  "routes/desk.fulfilments": { loader: { may: readers } },
  "routes/desk.payouts._index": { loader: { may: readers } },
  "routes/desk.payouts.new": {
    loader: { may: ["finance"] },
    intents: {
      create: {
        may: ["finance"],
        given: async (cast) => {
          await payable(cast);
          const { finance } = cast.people;
          const cutOff = isoDateIn(cast.world.clock.now(), finance.actor.timeZone);
          const terms = { currency: "USD", cutOff, minimum: "0" };
          const { totalMinor } = await previewPayout(finance, terms);
          return { form: { ...terms, seenMinor: totalMinor.toString() } };
        },
      },
    },
  },
  "routes/desk.payouts.$payoutId": {
    loader: { may: readers, given: onPayout("created", {}) },
    intents: {
      pay: { may: ["finance"], given: onPayout("created", { reference: "NW-31" }) },
      undo: { may: ["finance"], given: onPayout("created", {}) },
      drop: { may: ["finance"], given: onTwoPayments({}) },
      confirm: { may: ["finance"], given: onTwoPayments({ seen: "" }) },
      return: {
        may: ["finance"],
        given: async (cast) => {
          const { partnerId } = cast.people.ownerAdmin.actor;
          return onPayout("paid", { partnerId, reason: "The account is closed." })(cast);
        },
      },
    },
  },
  "routes/desk.payouts.$payoutId_.bank[.]csv": {
    loader: {
      may: [],
      elsewhere: ["finance"],
      resource: true,
      given: async (cast) => ({ params: { payoutId: (await payoutAt(cast, "created")).payoutId } }),
    },
    intents: {
      "": {
        may: ["finance"],
        stays: true,
        given: async (cast) => ({ params: { payoutId: (await payoutAt(cast, "created")).payoutId } }),
      },
    },
  },
  "routes/desk.ledger": {
    loader: { may: bookkeepers },
    intents: { verify: { may: bookkeepers, given: () => ({ form: {} }) } },
  },
  "routes/desk.ledger_.accounts._index": { loader: { may: bookkeepers } },
  "routes/desk.ledger_.accounts.$ledgerAccountId": { loader: { may: bookkeepers, given: ledgerAccount } },
  "routes/desk.ledger_.accounts.$ledgerAccountId_.transactions[.]csv": {
    loader: { may: bookkeepers, resource: true, given: ledgerAccount },
  },
  "routes/desk.statements.$partnerId": { loader: { may: readers, given: statement } },
  "routes/desk.statements.$partnerId_.$month.$format": {
    loader: { may: readers, resource: true, given: statement },
  },
  "routes/portal.organisation.payout": {
    loader: { may: partnerAdmins },
    intents: {
      account: {
        may: partnerAdmins,
        given: () => ({
          form: {
            accountHolder: "Brightside Agency",
            bankCountry: "DE",
            accountSecret: "DE89 3704 0044 0532 0130 00",
            bankCode: "",
          },
        }),
      },
      tax: {
        may: partnerAdmins,
        given: () => ({
          form: {
            form: "w9",
            legalName: "Brightside Agency",
            taxIdSecret: "12-3456789",
            reason: "",
            signedName: "Ana Duarte",
            declared: "on",
          },
        }),
      },
    },
  },
  "routes/portal.earnings._index": { loader: { may: partnerAdmins } },
  "routes/portal.earnings.$commissionId": {
    loader: {
      may: ["ownerAdmin"],
      given: async ({ own }) => ({ params: { commissionId: await own.commission("pending") } }),
    },
  },
  "routes/portal.earnings.statements": { loader: { may: partnerAdmins } },
  "routes/portal.earnings.statements_.$month.$format": {
    loader: { may: ["ownerAdmin"], resource: true, given: statement },
  },
};
