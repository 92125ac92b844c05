import type { MovedReason } from "./fields";
import { isMoved } from "./moved-words";
import type { LeadStage, LeadState, LeadStatus } from "./types";

export type Tone = "good" | "attention" | "bad" | "info" | "neutral";

/** The first three of the four answers on every object (UI): where it stands, why, what happens next. */
export type Standing = { label: string; tone: Tone; why: string; next: string };

type Key = Exclude<LeadStatus, "accepted"> | LeadStage | MovedReason;

const partnerWords: Record<Key, Standing> = {
  submitted: {
    label: "Submitted",
    tone: "info",
    why: "We have your lead and its time of arrival is kept.",
    next: "A partner manager checks the fit and decides.",
  },
  in_review: {
    label: "In review",
    tone: "info",
    why: "A partner manager is looking at it.",
    next: "You get a decision with its reason, or a question.",
  },
  needs_info: {
    label: "Needs your answer",
    tone: "attention",
    why: "We asked you a question. Our clock is stopped until you answer.",
    next: "Answer the question; you may also change the lead.",
  },
  rejected: {
    label: "Not accepted",
    tone: "bad",
    why: "The reason is given below.",
    next: "Nothing more happens with this lead.",
  },
  duplicate: {
    label: "Already known",
    tone: "bad",
    why: "Somebody else's earlier claim on this company stands.",
    next: "Nothing more happens with this lead.",
  },
  withdrawn: {
    label: "Withdrawn",
    tone: "neutral",
    why: "Your team took it back.",
    next: "You may submit the company again at any time.",
  },
  moved: {
    label: "Attributed elsewhere",
    tone: "bad",
    why: "By the program's rule the account does not count for this lead any more.",
    next: "Nothing more happens with this lead, unless an appeal is upheld.",
  },
  moved_by_hand: {
    label: "Attributed elsewhere",
    tone: "bad",
    why: "Our team decided that the account does not count for this lead.",
    next: "Nothing more happens with this lead, unless an appeal is upheld.",
  },
  moved_within: {
    label: "Attributed elsewhere",
    tone: "neutral",
    why: "The account counts for another link or lead of yours.",
    next: "What happens with the account counts there.",
  },
  expired: {
    label: "Expired",
    tone: "neutral",
    why: "A deadline passed without what was needed.",
    next: "You may submit the company again at any time.",
  },
  routing: {
    label: "Accepted",
    tone: "good",
    why: "The lead fits the program and the company is protected for you.",
    next: "We find the right account manager.",
  },
  offered: {
    label: "Accepted",
    tone: "good",
    why: "The lead fits the program and the company is protected for you.",
    next: "An account manager confirms that they take it.",
  },
  owned: {
    label: "Account manager assigned",
    tone: "good",
    why: "An account manager has taken the lead.",
    next: "They contact the company.",
  },
  contacted: {
    label: "In contact",
    tone: "good",
    why: "Your contact was reached.",
    next: "We find out whether need, authority and timing are there.",
  },
  qualified: {
    label: "Qualified",
    tone: "good",
    why: "Fit, need, authority and timing are confirmed.",
    next: "An opportunity is opened with amount and expected close.",
  },
  opportunity: {
    label: "Opportunity",
    tone: "good",
    why: "A concrete deal is being worked on.",
    next: "It is won or lost; you hear either way.",
  },
  won: {
    label: "Won",
    tone: "good",
    why: "The company signed.",
    next: "Your reward follows the program's rules.",
  },
  lost: {
    label: "Lost",
    tone: "bad",
    why: "The company decided against it for now.",
    next: "If the deal comes back, it is reopened for you.",
  },
};

const vendorWords: Partial<Record<Key, Partial<Standing>>> = {
  submitted: { label: "Submitted", tone: "attention", why: "Waits for a reviewer.", next: "Check the fit and decide." },
  in_review: { why: "A reviewer has it open.", next: "Accept, ask, or reject with a reason." },
  needs_info: {
    label: "Waits for partner",
    tone: "info",
    why: "The partner was asked; the review clock is paused.",
    next: "The partner answers, or the lead expires.",
  },
  rejected: { why: "Rejected with the reason below.", next: "The partner may appeal." },
  duplicate: { label: "Duplicate", why: "Another claim on this company stands.", next: "The partner may appeal." },
  withdrawn: { why: "The partner took it back.", next: "Nothing more happens with this lead." },
  moved: { next: "The partner may appeal." },
  moved_by_hand: { why: "An employee attributed the account elsewhere.", next: "The partner may appeal." },
  moved_within: { why: "The account counts for another link or lead of the partner." },
  routing: { label: "To assign", tone: "attention", why: "Accepted; nobody owns it yet.", next: "Offer it to a rep." },
  offered: { label: "Offered", tone: "info", why: "A rep was asked to take it.", next: "The rep accepts or declines." },
  owned: { label: "Owned", why: "A rep has taken it.", next: "First contact with the company." },
  contacted: { why: "The contact was reached.", next: "Fill the qualification checklist." },
  qualified: { why: "The checklist is complete.", next: "Open the opportunity." },
  opportunity: { next: "Move it to won or lost." },
  won: { next: "The commission follows by itself." },
  lost: { next: "Reopen it when the deal comes back." },
};

/** What a lead's words depend on: one that ended because its account counts elsewhere was not taken back by anybody. */
export type StandingFacts = LeadState & { reasonCode?: string | null };

function keyOf({ status, stage, reasonCode }: StandingFacts): Key {
  if (status === "withdrawn" && isMoved(reasonCode)) return reasonCode;
  return status === "accepted" ? (stage ?? "routing") : status;
}

/** Where a lead stands, in the words of the side that looks. The reason of a decision comes with the lead itself. */
export function describeStanding(lead: StandingFacts, side: "partner" | "vendor"): Standing {
  const key = keyOf(lead);
  return side === "partner" ? partnerWords[key] : { ...partnerWords[key], ...vendorWords[key] };
}
