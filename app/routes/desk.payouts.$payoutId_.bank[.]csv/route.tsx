import { redirect } from "@remix-run/node";
import { z } from "zod";
import { exportPayout } from "~/domain/payouts/commands/export-payout";
import { isDomainError } from "~/kernel/errors";
import { paths } from "~/paths";
import { fileLoader, formActionWithoutPage, goTo, intent } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

/** The payout has the form that asks for the file. */
export const loader = fileLoader({ permission: "commission.pay" }, async ({ params }) =>
  redirect(paths.desk.payout(params.payoutId ?? "")),
);

/** A file of account numbers is asked for by a form and never by a link: who opened it is written down. */
export const action = formActionWithoutPage({
  "": intent({
    permission: "commission.pay",
    input: z.strictObject({}),
    run: async ({ ctx, params }) => {
      const payoutId = params.payoutId ?? "";
      try {
        return csvResponse(`${payoutId}.csv`, await exportPayout(ctx, payoutId));
      } catch (error) {
        if (!isDomainError(error) || error.kind === "not-found") throw error;
        // There is no page here to show it on.
        return goTo(paths.desk.payout(payoutId), { toast: { message: error.details.message, tone: "attention" } });
      }
    },
  }),
});
