import { findAccountForUpdate } from "db/queries/accounts";
import { findLead } from "db/queries/leads";
import { findLink } from "db/queries/links";
import { inTransaction, type Tx } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import { attributeByHand, type ByHand } from "../../attribution/commands/attribute-by-hand";
import type { MatchInput } from "../../attribution/match-form";
import type { VendorCtx } from "../../context";
import { loadParties } from "../../fraud/load-facts";
import { sameCompany } from "../../fraud/rules/same-company";
import { selfReferral } from "../../fraud/rules/self-referral";
import { openStatuses } from "../../leads/lifecycle";
import { companyKey } from "../../partners/company";

function refuse(message: string): DomainError {
  return new DomainError("wrong-state", { field: "target", message });
}

async function readTarget(tx: Tx, { kind, id }: MatchInput["target"]): Promise<ByHand["to"]> {
  if (kind === "lead") {
    const lead = await findLead(tx, { all: true }, id);
    if (!lead) throw notFound("lead");
    if (!openStatuses.includes(lead.status)) throw refuse("This lead has ended. Choose one that is open.");
    return { partnerId: lead.partnerId, programId: lead.programId, linkId: lead.linkId, leadId: id };
  }
  const link = await findLink(tx, { all: true }, id);
  if (!link) throw notFound("link");
  if (link.programStatus === "ended") throw refuse("The program of this link has ended.");
  return { partnerId: link.partnerId, programId: link.programId, linkId: id, leadId: null };
}

async function match(ctx: VendorCtx, input: MatchInput & { accountId: string }, instead: string): Promise<void> {
  const { accountId, target, reason } = input;
  await inTransaction(ctx.db, async (tx) => {
    const account = await findAccountForUpdate(tx, accountId);
    if (!account) throw notFound("account");
    const to = await readTarget(tx, target);
    const lead = {
      contactEmail: account.email ?? "",
      domain: account.domain ?? "",
      companyKey: companyKey(account.company ?? ""),
    };
    const { partner } = await loadParties(tx, to.partnerId);
    const own = selfReferral({ lead, partner }) ?? sameCompany({ lead, partner });
    if (own) throw refuse(`An account is never attributed to its own owner. ${own}`);
    await attributeByHand(tx, ctx, { accountId, instead, to, reason });
  });
}

/**
 * Says who brought an account of which nothing tells. Throws `not-found`, `changed-meanwhile` when it is attributed
 * already, `wrong-state` for a self-referral and for a lead or program that has ended.
 */
export async function matchAccount(ctx: VendorCtx, input: MatchInput & { accountId: string }): Promise<void> {
  await match(ctx, input, "");
}

/** Attributes an account to somebody else than now, with a reason; what it earned moves along. Throws the same. */
export async function moveAccount(
  ctx: VendorCtx,
  input: MatchInput & { accountId: string; instead: string },
): Promise<void> {
  await match(ctx, input, input.instead);
}
