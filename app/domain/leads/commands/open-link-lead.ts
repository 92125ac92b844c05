import { findAccountForUpdate, listAccountNames } from "db/queries/accounts";
import { findAttribution, setAttributedLead } from "db/queries/attributions";
import { findProgram } from "db/queries/program-desk";
import { insertClaim, insertLead } from "db/queries/leads";
import { findVersionIdAt } from "db/queries/programs";
import { inTransaction, type Tx } from "db/tx";
import { unknownCountry } from "~/kernel/countries";
import { assert } from "~/kernel/assert";
import { after, day } from "~/kernel/time";
import { readAccountEvents, signUpOf } from "../../attribution/account-events";
import { deliverFacts } from "../../attribution/commands/deliver-facts";
import type { AccountAbout, InboundFact } from "../../attribution/types";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { takeClaim } from "../take-claim";
import { companyKey } from "../../partners/company";
import { loadVersion } from "../../programs/load-rules";
import { countActivations } from "../activation";
import { decideFit, fitFactsOf } from "../fit";
import { dueColumns } from "../move-lead";
import { dueRules } from "../rules";

type Account = NonNullable<Awaited<ReturnType<typeof findAccountForUpdate>>>;

/** What the events say about the company; of several, what was said last. */
function mergeAbout(facts: readonly InboundFact[]): AccountAbout {
  return Object.assign({}, ...facts.map(({ about }) => about));
}

/** A lead's columns where only a link knows of it: nothing is made up (migration 0033 says how "not known" is kept). */
async function leadColumns(tx: Tx, account: Account, about: AccountAbout) {
  const [name] = await listAccountNames(tx, account.id);
  const companyName = account.company ?? account.domain ?? `Account ${name?.externalId ?? ""}`;
  return {
    companyName,
    companyKey: companyKey(companyName),
    website: account.domain ? `https://${account.domain}` : "",
    domain: account.domain ?? "",
    country: about.country ?? unknownCountry,
    industry: about.industry ?? "",
    employeeCount: about.employeeCount ?? 0,
    planTier: about.planTier ?? "",
    seats: about.seats ?? 0,
    valueMinor: 0n,
    currency: "USD",
    useCase: "",
    timeline: "",
    budgetStatus: "",
    contactFirstName: "",
    contactLastName: "",
    contactEmail: account.email ?? "",
    relationship: "",
    contactConsent: null,
  };
}

/** An attribution with its account, locked: two accounts may become one while this waits for the first. */
async function lockAccountOf(tx: Tx, attributionId: string) {
  for (;;) {
    const seen = await findAttribution(tx, attributionId);
    assert(seen, "attributions are never removed");
    const account = await findAccountForUpdate(tx, seen.accountId);
    const attribution = await findAttribution(tx, attributionId);
    assert(account && attribution, "accounts and attributions are never removed");
    if (attribution.accountId === account.id) return { account, attribution };
  }
}

/**
 * Opens the lead of an account that came through a link, and hands the account's facts on to it. Does nothing when the
 * attribution has ended meanwhile or has its lead already.
 */
export async function openLinkLead(ctx: Ctx, attributionId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { account, attribution } = await lockAccountOf(tx, attributionId);
    if (attribution.endedAt !== null || attribution.leadId !== null) return;
    const { partnerId, programId, linkId } = attribution;
    const events = await readAccountEvents(tx, account.id);
    const signedUpAt = signUpOf(events);
    const program = await findProgram(tx, programId);
    const versionId = await findVersionIdAt(tx, programId, signedUpAt);
    assert(program && versionId, "a link belongs to a program that has been published");
    const version = await loadVersion(tx, versionId);
    const facts = events.map(({ fact }) => fact);
    const columns = await leadColumns(tx, account, mergeAbout(facts));
    const told = facts.map(({ kind, feature }) => ({ kind: kind ?? "", payload: { feature: feature ?? undefined } }));
    const fit = decideFit(version.rules, { ...fitFactsOf(columns), activations: countActivations(told) });
    const now = ctx.now();
    const due = dueRules.review(now, version.rules.serviceLevels);
    const leadId = ctx.newId("lead");
    const claim = await takeClaim(tx, columns.domain);
    assert(
      await insertLead(tx, {
        ...columns,
        id: leadId,
        partnerId,
        programId,
        programVersionId: version.id,
        linkId,
        claim,
        pilot: program.status === "pilot",
        source: "link",
        submittedAt: signedUpAt,
        changedAt: now,
        status: "submitted",
        protectedUntil: after(signedUpAt, version.rules.protection.days * day),
        score: fit.score,
        fit: JSON.stringify(fit),
        ...dueColumns(due),
      }),
      "its id is new",
    );
    if (claim === "holds")
      await insertClaim(tx, { productLine: "", domain: columns.domain, leadId, since: signedUpAt });
    assert(await setAttributedLead(tx, attribution.id, leadId), "the account is locked");
    await appendJournal(tx, ctx, {
      kind: "lead.submitted",
      leadId,
      partnerId,
      programId,
      accountId: account.id,
      occurredAt: signedUpAt,
      payload: {
        versionId: version.id,
        score: fit.score,
        source: "link",
        attributionId,
        reviewBy: due.at.toISOString(),
      },
    });
    await deliverFacts(tx, ctx, { accountId: account.id, events, to: { ...attribution, leadId } });
  });
}
