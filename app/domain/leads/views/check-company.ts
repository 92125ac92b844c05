import { listTakenTriggers } from "db/queries/commissions";
import { findClaim } from "db/queries/leads";
import { listEnrolments } from "db/queries/programs";
import { can, type PartnerCtx } from "../../context";
import { registrableDomain } from "../../partners/company";
import { loadVersion } from "../../programs/load-rules";

export type CompanyCheck =
  | { outcome: "unknown" }
  /** `earnedBefore`: a step of the program has paid for this company, and pays only once. Which, when and whom is not told. */
  | { outcome: "free"; domain: string; earnedBefore: boolean }
  | { outcome: "own"; domain: string; leadId: string }
  | { outcome: "taken"; domain: string };

/** Where a company may go: its product line, and the program that the form is for; null while none is chosen. */
type Target = { productLine: string; programId: string | null };

/** The blind check: whether a company is free, never who holds it or what came of it (PRODUCT, Leads). */
export async function checkCompany(
  ctx: PartnerCtx,
  website: string,
  { productLine, programId }: Target,
): Promise<CompanyCheck> {
  const domain = registrableDomain(website);
  if (!domain) return { outcome: "unknown" };
  const claim = await findClaim(ctx.db, productLine, domain);
  if (!claim) return { outcome: "free", domain, earnedBefore: await wasEarned(ctx, domain, programId) };
  if (claim.partnerId === ctx.actor.partnerId) return { outcome: "own", domain, leadId: claim.leadId };
  return { outcome: "taken", domain };
}

/**
 * Whether another lead about the company was first at a step that the program's version in force pays once only; said to
 * those only who may know what is earned, since the other lead may be their own team's.
 */
async function wasEarned({ db, actor }: PartnerCtx, domain: string, programId: string | null): Promise<boolean> {
  if (!can(actor, "earnings.read")) return false;
  const enrolment = (await listEnrolments(db, actor.partnerId)).find((own) => own.programId === programId);
  if (!enrolment?.versionInForce) return false;
  const { rules } = await loadVersion(db, enrolment.versionInForce);
  if (!rules.limits.oncePerAccountAndTrigger) return false;
  const taken = await listTakenTriggers(db, { programId: enrolment.programId, accountKey: domain, exceptLeadId: "" });
  return rules.rewards.some(({ trigger }) => taken.includes(trigger));
}
