import { enqueueJob } from "db/queries/jobs";
import { findWaitingMailForUpdate, noteMailAttempt, updateWaitingMail } from "db/queries/messages";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { after } from "~/kernel/time";
import type { Ctx } from "../../context";
import { isSecret, isTooLateToRetry, waitBeforeRetry } from "../rules";
import type { DeliveryOutcome, OutgoingMail } from "../types";
import { deliveryOf } from "./queue-mail";

const blanked = { html: "", bodyText: "" };
const secondsUntilItIsFree = 30;

/**
 * Hands a waiting mail to the provider and records what became of it. The attempt is noted first; then the row stays
 * locked until the outcome is written, so that a mail is never in two hands. When the process dies in between, the
 * next attempt carries the same idempotency key, and after 20 hours there is none: the provider may have forgotten it.
 * A mail that is settled already is left alone.
 * @param send answers within a bounded time and never throws
 */
export async function deliverMail(
  ctx: Ctx,
  mailId: string,
  send: (mail: OutgoingMail) => Promise<DeliveryOutcome>,
): Promise<void> {
  const attempt = await inTransaction(ctx.db, (tx) => noteMailAttempt(tx, mailId, ctx.now()));
  if (!attempt) return;
  const { attempts, firstAttemptAt, template } = attempt;
  assert(firstAttemptAt, "an attempt was noted");
  await inTransaction(ctx.db, async (tx) => {
    const again = (seconds: number) => {
      const { name, payload, ...rest } = deliveryOf(mailId, template);
      return enqueueJob(tx, name, payload, { ...rest, runAt: after(ctx.now(), seconds * 1000) });
    };
    const mail = await findWaitingMailForUpdate(tx, mailId);
    if (!mail) return again(secondsUntilItIsFree);

    const outcome: DeliveryOutcome =
      attempts > 1 && isTooLateToRetry(firstAttemptAt, ctx.now())
        ? { outcome: "refused", reason: `Given up after 20 hours. ${mail.lastError ?? "No attempt was answered."}` }
        : await send({
            to: mail.recipient,
            subject: mail.subject,
            html: mail.html,
            text: mail.bodyText,
            idempotencyKey: mail.idempotencyKey,
            tags: { template: mail.template },
            unsubscribeUrl: mail.unsubscribeUrl ?? undefined,
          });

    if (outcome.outcome === "retry") {
      assert(await updateWaitingMail(tx, mailId, { lastError: outcome.reason }), "the mail is locked");
      return again(waitBeforeRetry(attempts, outcome.afterSeconds));
    }
    const settled = await updateWaitingMail(tx, mailId, {
      status: outcome.outcome,
      settledAt: ctx.now(),
      ...(outcome.outcome === "sent" ? { providerId: outcome.providerId, lastError: null } : {}),
      ...(outcome.outcome === "refused" ? { lastError: outcome.reason } : {}),
      // Kept mails are somebody's inbox: there the link has to stay.
      ...(isSecret(mail.template) && outcome.outcome !== "kept" ? blanked : {}),
    });
    assert(settled, "the mail is locked");
  });
}
