/** What a partner can appeal (PRODUCT, Money). */
export const disputeSubjects = [
  "lead_rejected",
  "lead_duplicate",
  "lead_attribution",
  "commission_hold",
  "commission_rejected",
  "commission_amount",
] as const;
export type DisputeSubject = (typeof disputeSubjects)[number];

export type DisputeStatus = "open" | "upheld" | "denied" | "withdrawn";
