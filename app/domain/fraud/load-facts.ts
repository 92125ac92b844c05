import { countLikeLeads, countNetworkSignUps, listExemptRules, readFraudParties } from "db/queries/fraud";
import type { Db } from "db/tx";
import { assert } from "~/kernel/assert";
import { listStandingFacts } from "../journal/views/list-standing-facts";
import { companyKey } from "../partners/company";
import { companyDomainOf } from "../partners/mail-providers";
import { exemptionDay } from "./exemption-day";
import type { FraudFacts, FraudRule } from "./types";

type AboutLead = {
  id: string;
  partnerId: string;
  contactEmail: string;
  domain: string;
  companyKey: string;
};

const accountKinds = [
  "account.created",
  "trial.started",
  "feature.activated",
  "invoice.paid",
  "subscription.canceled",
] as const;

async function accountFacts(db: Db, leadId: string): Promise<FraudFacts["account"]> {
  const facts = await listStandingFacts(db, leadId, accountKinds);
  const [first] = facts;
  if (!first) return null;
  const of = (kind: (typeof accountKinds)[number]) => facts.filter((fact) => fact.kind === kind);
  const firstInvoiceAt = of("invoice.paid")[0]?.occurredAt ?? null;
  const cancellations = of("subscription.canceled").map(({ occurredAt }) => occurredAt);
  return {
    signedUpAt: first.occurredAt,
    firstInvoiceAt,
    // A trial may have been cancelled before.
    canceledAt: cancellations.find((at) => firstInvoiceAt === null || at >= firstInvoiceAt) ?? null,
    activations: of("feature.activated").length,
    invoices: of("invoice.paid").length,
  };
}

/** Whom a lead is held against: the partner's own people and addresses, and the vendor's. */
export async function loadParties(db: Db, partnerId: string): Promise<Pick<FraudFacts, "partner" | "vendor">> {
  const parties = await readFraudParties(db, partnerId);
  assert(parties, "partners are never removed");
  const vendorDomains = parties.vendorEmails.flatMap((email) => companyDomainOf(email) ?? []);
  return {
    partner: {
      emails: parties.partnerEmails,
      verifiedDomain: parties.verifiedDomain,
      websiteDomain: companyDomainOf(parties.website),
      companyKey: companyKey(parties.legalName),
      formerDomains: parties.formerWebsites.flatMap((website) => companyDomainOf(website) ?? []),
      formerKeys: parties.formerNames.map(companyKey),
    },
    vendor: { emails: parties.vendorEmails, domains: [...new Set(vendorDomains)] },
  };
}

/** What the rules look at while a lead is being submitted: nothing has happened with it yet. It has its id already. */
export async function loadNewLeadFacts(db: Db, lead: AboutLead, now: Date): Promise<FraudFacts> {
  const { id: leadId, partnerId, contactEmail, domain } = lead;
  const [parties, others] = await Promise.all([
    loadParties(db, partnerId),
    countLikeLeads(db, { partnerId, leadId, contactEmail, domain }),
  ]);
  const about = { contactEmail, domain, companyKey: lead.companyKey };
  return { lead: about, ...parties, others, network: null, account: null, now };
}

/** Everything that the rules look at for a lead. */
export async function loadFraudFacts(db: Db, lead: AboutLead, now: Date): Promise<FraudFacts> {
  const [facts, network, account] = await Promise.all([
    loadNewLeadFacts(db, lead, now),
    countNetworkSignUps(db, { partnerId: lead.partnerId, leadId: lead.id }),
    accountFacts(db, lead.id),
  ]);
  return { ...facts, network, account };
}

/** The rules that do not concern a partner today. */
export async function loadExemptions(db: Db, partnerId: string, now: Date): Promise<ReadonlySet<FraudRule>> {
  return new Set((await listExemptRules(db, partnerId, exemptionDay(now))) as FraudRule[]);
}
