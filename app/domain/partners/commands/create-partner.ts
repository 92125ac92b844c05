import { lockFreePlaces } from "db/queries/enrolments";
import { insertPartner } from "db/queries/partners";
import { findVersionInForce, insertEnrolment } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { inviteUser } from "../../identity/commands/invite-user";
import { appendJournal } from "../../journal/append-journal";
import type { CreatePartnerInput } from "../input";

/** What an application has told already; a partner that is taken in without one fills its profile in itself. */
type Known = { size?: string; regions?: string; industries?: string[] };

/**
 * Takes a partner into a program and invites its first admin, all or nothing.
 * The organisation accepts the terms itself. Throws `invalid-input` (no published program),
 * `wrong-state` (a pilot without a free place), `name-taken` (address).
 */
export async function createPartner(ctx: VendorCtx, input: CreatePartnerInput & Known): Promise<{ partnerId: string }> {
  const { programId, adminEmail, ...profile } = input;
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    if (!(await findVersionInForce(tx, programId))) {
      throw new DomainError("invalid-input", {
        field: "programId",
        message: "This program has no published rules yet.",
      });
    }
    if ((await lockFreePlaces(tx, programId)) === 0) {
      throw new DomainError("wrong-state", {
        field: "programId",
        message: "All places of this program's pilot are taken.",
      });
    }
    const partnerId = ctx.newId("ptnr");
    await insertPartner(tx, { id: partnerId, ...profile, createdAt: now, changedAt: now });
    await insertEnrolment(tx, { id: ctx.newId("enr"), partnerId, programId, status: "approved", createdAt: now });
    await appendJournal(tx, ctx, { kind: "partner.approved", partnerId, programId });
    const within = { ...ctx, db: tx };
    await inviteUser(within, { email: adminEmail, as: { side: "partner", partnerId, role: "admin" } });
    return { partnerId };
  });
}
