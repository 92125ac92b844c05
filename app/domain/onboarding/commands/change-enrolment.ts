import { keepEnrolmentAnswer, lockEnrolment, updateEnrolment } from "db/queries/enrolment-moves";
import { findVersionInForce } from "db/queries/programs";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { PartnerCtx, VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { AnswerQuestionInput, ChangeTierInput, ConfirmCustomerInput, MoveEnrolmentInput } from "../input";
import { loadVersion } from "../../programs/load-rules";
import { namedTiers } from "../../programs/tiers";
import { canMoveEnrolment, enrolmentMoveOf } from "../lifecycle";

type Target = { partnerId: string; enrolmentId: string; revision: number };

/** Locks an enrolment as it was on the page. Of two people at once the second reads that it has changed. */
async function lockAsSeen(tx: Tx, { partnerId, enrolmentId, revision }: Target) {
  const found = await lockEnrolment(tx, { partnerId, id: enrolmentId });
  if (!found) throw notFound("enrolment");
  if (found.revision !== revision) {
    throw conflict("Somebody else changed this enrolment meanwhile. Reload the page to see how it stands.");
  }
  return found;
}

/** Only who takes part, or will again, can be given something. */
function expectNotEnded(status: string): void {
  if (status === "ended") throw new DomainError("wrong-state", { message: "This enrolment has ended." });
}

/**
 * Suspends, reinstates or ends an enrolment; the partner's admins are told. What follows for its money is worked out
 * from the journal. Who is suspended keeps the place in a pilot, so it is there to come back to. Throws `not-found`,
 * `changed-meanwhile`, `wrong-state`.
 */
export async function moveEnrolment(ctx: VendorCtx, input: MoveEnrolmentInput & { partnerId: string }): Promise<void> {
  const { move, reason, partnerId } = input;
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockAsSeen(tx, input);
    if (!canMoveEnrolment(found.status, move)) {
      throw new DomainError("wrong-state", { message: "The enrolment does not stand where this can be done." });
    }
    const { to, kind } = enrolmentMoveOf(move);
    const change = { status: to, statusReason: reason, statusChangedAt: ctx.now() };
    assert(await updateEnrolment(tx, found, change), "the enrolment is locked");
    await appendJournal(tx, ctx, { kind, partnerId, programId: found.programId, payload: { from: found.status } });
  });
}

/** A tier that no rule names would change nothing: somebody mistyped it. Throws `invalid-input`. */
async function expectNamed(tx: Tx, programId: string, tier: string): Promise<void> {
  if (tier === "") return;
  const inForce = await findVersionInForce(tx, programId);
  const named = inForce ? namedTiers((await loadVersion(tx, inForce.id)).rules) : [];
  if (named.includes(tier)) return;
  const message =
    named.length > 0 ? `The rules in force name ${named.join(", ")}.` : "The rules in force name no tiers.";
  throw new DomainError("invalid-input", { field: "tier", message });
}

/**
 * Gives or takes a tier; what the partner earns from now on follows. The same tier again changes nothing.
 * Throws `not-found`, `changed-meanwhile`, `wrong-state`, `invalid-input` for a tier that the rules do not name.
 */
export async function changeTier(ctx: VendorCtx, input: ChangeTierInput & { partnerId: string }): Promise<void> {
  const { tier, reason, partnerId } = input;
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockAsSeen(tx, input);
    expectNotEnded(found.status);
    if ((found.tier ?? "") === tier) return;
    await expectNamed(tx, found.programId, tier);
    const change = { tier: tier || null, statusReason: reason, statusChangedAt: ctx.now() };
    assert(await updateEnrolment(tx, found, change), "the enrolment is locked");
    const { programId } = found;
    await appendJournal(tx, ctx, { kind: "enrolment.tier_changed", partnerId, programId, payload: { tier } });
  });
}

/** Confirms that a partner is an active customer, or takes that back. Throws as `changeTier`. */
export async function confirmCustomer(
  ctx: VendorCtx,
  input: ConfirmCustomerInput & { partnerId: string },
): Promise<void> {
  const confirmed = input.confirmed === "yes";
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockAsSeen(tx, input);
    expectNotEnded(found.status);
    const by = confirmed
      ? { activeCustomerAt: ctx.now(), activeCustomerBy: ctx.actor.userId }
      : { activeCustomerAt: null, activeCustomerBy: null };
    assert(await updateEnrolment(tx, found, by), "the enrolment is locked");
    await appendJournal(tx, ctx, {
      kind: "enrolment.customer_confirmed",
      partnerId: input.partnerId,
      programId: found.programId,
      payload: { confirmed },
    });
  });
}

/** Answers a program's question for the organisation, once. Throws `already-done` (answered, or not taking part). */
export async function answerQualification(ctx: PartnerCtx, input: AnswerQuestionInput): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const { programId, answer } = input;
  await inTransaction(ctx.db, async (tx) => {
    const kept = await keepEnrolmentAnswer(
      tx,
      { partnerId, programId },
      { answer, answeredAt: ctx.now(), answeredBy: userId },
    );
    if (!kept) {
      throw new DomainError("already-done", { message: "The question is answered already, or it is not asked here." });
    }
    await appendJournal(tx, ctx, { kind: "enrolment.question_answered", partnerId, programId });
  });
}
