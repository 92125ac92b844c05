import { lockEnrolment } from "db/queries/enrolment-moves";
import { findEnrolment } from "db/queries/enrolments";
import { countLinks } from "db/queries/links";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import type { NewLinkInput } from "../link-form";
import { checkLinkTarget } from "./check-link-target";
import { codesFor, placeLink } from "./place-link";

/** Links that one partner can have in one program. */
const mostLinks = 200;

/**
 * Makes a link of the partner in a program that it is in.
 * Throws `not-found`, `name-taken` (code), `wrong-state` (not enrolled, too many), `invalid-input` (destination).
 * @returns the link's id
 */
export async function createLink(ctx: PartnerCtx, input: NewLinkInput): Promise<string> {
  const { partnerId } = ctx.actor;
  const { programId, code, name, context, ...target } = input;
  return inTransaction(ctx.db, async (tx) => {
    const found = await findEnrolment(tx, { partnerId, programId });
    // Locked, so that the number of its links holds.
    const enrolment = found && (await lockEnrolment(tx, { partnerId, id: found.id }));
    if (!enrolment) throw notFound("program");
    if (enrolment.status !== "approved") {
      throw new DomainError("wrong-state", { field: "programId", message: "You are not active in this program." });
    }
    if ((await countLinks(tx, { partnerId, programId })) >= mostLinks) {
      throw new DomainError("wrong-state", { message: `A program takes at most ${mostLinks} links of one partner.` });
    }
    const leadsTo = await checkLinkTarget(tx, programId, target);
    const link = { partnerId, programId, name, context, ...leadsTo, isDefault: false };
    const id = await placeLink(tx, ctx, link, code === "" ? codesFor(ctx, name) : [code]);
    if (id) return id;
    throw new DomainError("name-taken", { field: "code", message: "This code is taken. Please choose another one." });
  });
}
