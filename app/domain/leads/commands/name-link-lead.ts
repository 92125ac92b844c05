import { findAccountForUpdate } from "db/queries/accounts";
import { listLeadFacts } from "db/queries/journal";
import { findLead, insertClaim, updateLead } from "db/queries/leads";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { companyKey } from "../../partners/company";
import { openStatuses } from "../lifecycle";
import { lockLead } from "../move-lead";
import { takeClaim } from "../take-claim";

type Account = NonNullable<Awaited<ReturnType<typeof findAccountForUpdate>>>;
type Lead = NonNullable<Awaited<ReturnType<typeof findLead>>>;

async function editedFields(tx: Tx, leadId: string): Promise<Set<string>> {
  const edits = await listLeadFacts(tx, leadId, ["lead.edited"]);
  return new Set(edits.flatMap(({ payload }) => (payload as { fields?: string[] }).fields ?? []));
}

/** What the account says of its lead: the company's name always, contact and domain where nothing is known yet. */
function whatIsNew(lead: Lead, { company, email, domain }: Account, edited: ReadonlySet<string>) {
  return {
    ...(company && company !== lead.companyName && !edited.has("companyName")
      ? { companyName: company, companyKey: companyKey(company) }
      : {}),
    ...(email && lead.contactEmail === "" && !edited.has("contactEmail") ? { contactEmail: email } : {}),
    ...(domain && lead.domain === "" && !edited.has("website") ? { domain, website: `https://${domain}` } : {}),
  };
}

/**
 * Tells a lead that came through a link who its account is, which may be reported after the lead was opened: its company
 * is claimed from then on, if nobody else does. Does nothing for any other lead, nor to what somebody has changed.
 */
export async function nameLinkLead(ctx: Ctx, of: { leadId: string; accountId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const account = await findAccountForUpdate(tx, of.accountId);
    const seen = await findLead(tx, { all: true }, of.leadId);
    assert(account && seen, "accounts and leads are never removed");
    // The company before the lead, as everybody locks them.
    const claim = seen.domain === "" && account.domain ? await takeClaim(tx, account.domain) : null;
    const lead = await lockLead(tx, ctx, of.leadId);
    if (lead.source !== "link") return;
    const told = whatIsNew(lead, account, await editedFields(tx, lead.id));
    if (Object.keys(told).length === 0) return;
    const claims = told.domain && claim && openStatuses.includes(lead.status) ? { claim } : {};
    const change = { ...told, ...claims, changedAt: ctx.now() };
    assert(await updateLead(tx, lead, change), "a locked lead keeps its revision");
    if (claims.claim !== "holds" || !told.domain) return;
    await insertClaim(tx, { productLine: "", domain: told.domain, leadId: lead.id, since: lead.submittedAt });
  });
}
