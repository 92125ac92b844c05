import type { DisputeStatus, DisputeSubject } from "./types";

/** What an appeal is about, and what upholding it does. */
export const subjectWords: Record<DisputeSubject, { label: string; upheld: string }> = {
  lead_rejected: { label: "Rejected lead", upheld: "The lead is in review again, with the protection that it lost." },
  lead_duplicate: {
    label: "Duplicate ruling",
    upheld: "The lead is in review again, with the protection that it lost.",
  },
  lead_attribution: {
    label: "Attribution of an account",
    upheld: "The account counts for you again, with everything that was reported about it.",
  },
  commission_hold: {
    label: "Hold of a commission",
    upheld: "The hold ends now, a flag behind it is cleared, and the commission goes to approval.",
  },
  commission_rejected: { label: "Rejected commission", upheld: "The commission goes to approval again." },
  commission_amount: {
    label: "Amount of a commission",
    upheld:
      "The commission gets the amount given here. Somebody else approves what is more than was approved, finance what is more than the rules give.",
  },
};

/** Where an appeal stands, and what happens next. */
export const disputeWords: Record<
  DisputeStatus,
  { label: string; tone: "attention" | "good" | "bad" | "neutral"; next: string }
> = {
  open: { label: "Open", tone: "attention", next: "Somebody other than who decided answers it." },
  upheld: { label: "Upheld", tone: "good", next: "The decision was taken back." },
  denied: { label: "Denied", tone: "bad", next: "The decision stands." },
  withdrawn: { label: "Withdrawn", tone: "neutral", next: "Nothing more happens." },
};
