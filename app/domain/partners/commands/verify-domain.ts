import { enqueueJob } from "db/queries/jobs";
import {
  deleteDomainVerification,
  findPartner,
  isDomainTaken,
  takeDomainAttempt,
  updatePartner,
  upsertDomainVerification,
  verifiedDomainIndex,
} from "db/queries/partners";
import { inTransaction, type Tx, violatesUnique } from "db/tx";
import { assert } from "~/kernel/assert";
import type { DnsLookup } from "~/kernel/dns-lookup";
import { DomainError, notFound } from "~/kernel/errors";
import { after, minute } from "~/kernel/time";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { registrableDomain } from "../company";
import { dnsRecordFor } from "../dns-record";
import { isCode } from "../domain-code";
import { isMailProvider } from "../mail-providers";

const validMinutes = 30;
const mostAttempts = 5;
const taken = "Another organisation has verified this domain.";

async function keepVerified(tx: Tx, ctx: PartnerCtx, domain: string): Promise<void> {
  const { partnerId } = ctx.actor;
  const now = ctx.now();
  assert(await updatePartner(tx, partnerId, { domain, domainVerifiedAt: now, changedAt: now }), "it exists");
  await deleteDomainVerification(tx, partnerId);
  await appendJournal(tx, ctx, { kind: "partner.verified", partnerId, payload: { domain } });
}

/** Of organisations that prove one domain at once, one gets it; the others read why not, at `field`. */
async function orTaken<Result>(verifying: Promise<Result>, field: string): Promise<Result> {
  try {
    return await verifying;
  } catch (error) {
    if (!violatesUnique(error, verifiedDomainIndex)) throw error;
    throw new DomainError("name-taken", { field, message: taken });
  }
}

/**
 * Looks for the organisation's own TXT record at its website's domain: who can write there, owns it.
 * Throws `invalid-input` (no website, a record that is not there), `wrong-state` (the lookup failed), `name-taken`.
 */
export async function verifyByDns(ctx: PartnerCtx, dns: DnsLookup): Promise<void> {
  const { partnerId } = ctx.actor;
  const partner = await findPartner(ctx.db, { partnerId }, partnerId);
  if (!partner) throw notFound("organisation");
  const record = dnsRecordFor(partner);
  if (!record || isMailProvider(record.domain)) {
    throw new DomainError("invalid-input", { message: "Please give your organisation's own website first." });
  }
  const found = await dns.txt(record.domain);
  if (found === null) {
    throw new DomainError("wrong-state", {
      message: `The name servers of ${record.domain} did not answer. Please try again in a few minutes.`,
    });
  }
  if (!found.includes(record.value)) {
    throw new DomainError("invalid-input", {
      message: `The record is not to be seen at ${record.domain} yet. A new one can take an hour to appear.`,
    });
  }
  await orTaken(
    inTransaction(ctx.db, (tx) => keepVerified(tx, ctx, record.domain)),
    "",
  );
}

/**
 * Mails a six-digit code to an address on the organisation's domain: who reads mail there, belongs there.
 * Throws `invalid-input` (free mail), `name-taken` (another organisation has it).
 */
export async function requestVerification(ctx: PartnerCtx, input: { email: string }): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const domain = registrableDomain(input.email);
  if (!domain || isMailProvider(domain)) {
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
    await enqueueJob(
      tx,
      "partners.mail-domain-code",
      { partnerId },
      { key: `domain-code:${partnerId}`, urgency: "awaited" },
    );
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
    await keepVerified(tx, ctx, open.domain);
    return "verified" as const;
  });
  const outcome = await orTaken(verifying, "code");
  const refusals = {
    ended: "This code is too old or was tried too often. Ask for a new one.",
    wrong: "This is not the code that we sent.",
  };
  if (outcome !== "verified") throw new DomainError("invalid-input", { field: "code", message: refusals[outcome] });
}
