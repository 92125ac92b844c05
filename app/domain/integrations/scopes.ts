import type { VendorPermission } from "../identity/permissions";

/** What an API key may do, with the sentence that whoever makes a key reads. */
export const apiScopes = {
  "events:write": "Report events of accounts",
  "events:read": "Read events that could not be matched",
  "leads:read": "Read leads",
  "leads:write": "Submit leads for a partner",
  "commissions:read": "Read commissions",
  "partners:read": "Read partners",
  "links:read": "Read links and their figures",
  "ledger:read": "Read the trial balance",
} as const;
export type ApiScope = keyof typeof apiScopes;

const permissionsOf: Record<ApiScope, readonly VendorPermission[]> = {
  "events:write": [],
  "events:read": ["event.read"],
  "leads:read": ["lead.read"],
  "leads:write": [],
  "commissions:read": ["commission.read"],
  "partners:read": ["partner.read"],
  "links:read": ["link.read"],
  "ledger:read": ["ledger.read"],
};

/** The permissions that a key's scopes stand for: the same doors as for people. */
export function scopePermissions(scopes: readonly ApiScope[]): ReadonlySet<VendorPermission> {
  return new Set(scopes.flatMap((scope) => permissionsOf[scope]));
}
