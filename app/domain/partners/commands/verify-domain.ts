import { enqueueJob } from "db/queries/jobs";
import {
  deleteDomainVerification,
  isDomainTaken,
  takeDomainAttempt,
  updatePartner,
  upsertDomainVerification,
  verifiedDomainIndex,
} from "db/queries/partners";
import { inTransaction, violatesUnique } from "db/tx";
import emailProviders from "email-providers";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import { after, minute } from "~/kernel/time";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { registrableDomain } from "../company";
import { isCode } from "../domain-code";

const validMinutes = 30;
const mostAttempts = 5;
const freeMailDomains = new Set(emailProviders);
const taken = "Another organisation has verified this domain.";

/**
 * Mails a six-digit code to an address on the organisation's domain: who reads mail there, belongs there.
 * Throws `invalid-input` (free mail), `name-taken` (another organisation has it).
 */
export async function requestVerification(ctx: PartnerCtx, input: { email: string }): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const domain = registrableDomain(input.email);
  if (!domain || freeMailDomains.has(domain)) {
    throw new DomainError("invalid-input", {
      field: "email",
      message: "Please give an address on your organisation's own domain, not at a mail provider.",
    });
  }
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    if (await isDomainTaken(tx, domain, partnerId)) {
      throw new DomainError("name-taken", { field: "email", message: taken });
    }
    await upsertDomainVerification(tx, {
      partnerId,
      domain,
      email: input.email,
      codeHash: null,
      requestedBy: userId,
      createdAt: now,
      expiresAt: after(now, validMinutes * minute),
    });
    await enqueueJob(tx, "partners.mail-domain-code", { partnerId }, { key: `domain-code:${partnerId}` });
  });
}

/**
 * Checks the code; five wrong ones end it. A wrong attempt is counted even though it fails.
 * Throws `invalid-input`, `name-taken` (another organisation was quicker).
 */
export async function confirmVerification(ctx: PartnerCtx, input: { code: string }): Promise<void> {
  const { partnerId } = ctx.actor;
  const now = ctx.now();
  const verifying = inTransaction(ctx.db, async (tx) => {
    const open = await takeDomainAttempt(tx, partnerId, { now, most: mostAttempts });
    if (!open) return "ended" as const;
    if (!isCode(open.codeHash, partnerId, input.code)) return "wrong" as const;
    const change = { domain: open.domain, domainVerifiedAt: now, changedAt: now };
    assert(await updatePartner(tx, partnerId, change), "the organisation exists");
    await deleteDomainVerification(tx, partnerId);
    await appendJournal(tx, ctx, { kind: "partner.verified", partnerId, payload: { domain: open.domain } });
    return "verified" as const;
  });
  const outcome = await verifying.catch((error: unknown) => {
    if (!violatesUnique(error, verifiedDomainIndex)) throw error;
    throw new DomainError("name-taken", { field: "code", message: taken });
  });
  const refusals = {
    ended: "This code is too old or was tried too often. Ask for a new one.",
    wrong: "This is not the code that we sent.",
  };
  if (outcome !== "verified") throw new DomainError("invalid-input", { field: "code", message: refusals[outcome] });
}
