/**
 * The one table of who may do what (PRODUCT, Roles). A permission opens a door; which records lie behind it
 * is decided by the scope in the query: both, always.
 */
export type VendorRole = "partner_manager" | "sales_rep" | "finance" | "admin";
export type PartnerRole = "admin" | "member";

export const vendorRoles: readonly VendorRole[] = ["partner_manager", "sales_rep", "finance", "admin"];
export const partnerRoles: readonly PartnerRole[] = ["admin", "member"];

export const roleLabels: Record<VendorRole | "partner_admin" | "partner_member", string> = {
  partner_manager: "Partner manager",
  sales_rep: "Sales rep",
  finance: "Finance",
  admin: "Program admin",
  partner_admin: "Partner admin",
  partner_member: "Partner member",
};

const partnerMember = [
  "portal.enter",
  "lead.submit",
  "portal-lead.read",
  "portal-toolkit.read",
  "portal-link.manage",
  "dispute.open",
] as const;
const partnerAdmin = [
  ...partnerMember,
  "team.manage",
  "organisation.edit",
  "terms.accept",
  "earnings.read",
  "payout-details.manage",
] as const;

const partnerManager = [
  "desk.enter",
  "lead.read",
  "lead.review",
  "lead.assign",
  "partner.read",
  "partner.manage",
  "commission.read",
  "commission.approve",
  "dispute.answer",
  "toolkit.read",
  "toolkit.manage",
  "program.read",
  "link.read",
  "event.read",
  "event.match",
  "fraud.handle",
] as const;
const salesRep = ["desk.enter", "lead.work", "toolkit.read"] as const;
const finance = [
  "desk.enter",
  "lead.read",
  "partner.read",
  "commission.read",
  "commission.approve",
  "commission.approve-above",
  "commission.pay",
  "ledger.read",
  "account-fact.record",
  "dispute.answer",
  "program.read",
  "link.read",
  "event.read",
] as const;
const admin = [
  "desk.enter",
  "lead.read",
  "partner.read",
  "partner.manage",
  "commission.read",
  "ledger.read",
  "account-fact.record",
  "dispute.answer",
  "toolkit.read",
  "toolkit.manage",
  "program.read",
  "program.manage",
  "link.read",
  "event.read",
  "event.match",
  "attribution.change",
  "fraud.handle",
  "integration.manage",
  "user.manage",
  "audit.read",
] as const;

/** Everyone who is signed in may look after their own account. */
const own = ["account.own"] as const;

export type PartnerPermission = (typeof partnerAdmin)[number];
export type VendorPermission =
  | (typeof partnerManager)[number]
  | (typeof salesRep)[number]
  | (typeof finance)[number]
  | (typeof admin)[number];
export type Permission = PartnerPermission | VendorPermission | (typeof own)[number];

const byVendorRole: Record<VendorRole, readonly Permission[]> = {
  partner_manager: partnerManager,
  sales_rep: salesRep,
  finance,
  admin,
};

/** What a vendor's employee may do: the union over the roles held. */
export function vendorPermissions(roles: readonly VendorRole[]): ReadonlySet<Permission> {
  return new Set([...own, ...roles.flatMap((role) => byVendorRole[role])]);
}

/** What a partner's user may do; a member sees earnings only when the partner's admin allows it. */
export function partnerPermissions(role: PartnerRole, seesEarnings: boolean): ReadonlySet<Permission> {
  if (role === "admin") return new Set([...own, ...partnerAdmin]);
  return new Set<Permission>([...own, ...partnerMember, ...(seesEarnings ? (["earnings.read"] as const) : [])]);
}

/** Whether somebody of a partner may see earnings, by what their membership says. */
export function maySeeEarnings({ role, seesEarnings }: { role: string; seesEarnings: boolean }): boolean {
  return partnerPermissions(role as PartnerRole, seesEarnings).has("earnings.read");
}
