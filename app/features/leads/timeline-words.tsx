import {
  Ban,
  CheckCircle2,
  CircleDollarSign,
  CircleHelp,
  Clock,
  Copy,
  FilePen,
  Flag,
  Handshake,
  type LucideIcon,
  MessageSquare,
  Phone,
  RotateCcw,
  Search,
  Send,
  Trophy,
  Undo2,
  UserRound,
} from "lucide-react";
import { fraudRuleLabels } from "~/domain/fraud/rule-words";
import { labelOf, movedReasons, rejectReasons, withdrawReasons } from "~/domain/leads/fields";
import { isMoved } from "~/domain/leads/moved-words";
import { declineReasons, handOverReasons, lostReasons, openSteps } from "~/domain/sales/input";
import { formatMoney } from "~/kernel/money";
import type { TimelineEntry } from "~/ui/primitives/timeline";
import type { Tone } from "~/ui/tone";

export type StoryEntry = {
  id: string;
  kind: string;
  at: Date;
  actor: string;
  payload: {
    step?: string;
    amountMinor?: string;
    currency?: string;
    /** By how much a commission changed; negative when it became less. */
    deltaMinor?: string;
    reason?: string;
    fields?: string[];
    rep?: string;
    rule?: string;
    /** Through which payout a commission was paid; none when it was no money. */
    payoutId?: string;
    /** How a submitted lead arrived: `portal`, `import`, `api`, or `link`. */
    source?: string;
  };
};

type Words = {
  icon: LucideIcon;
  tone?: Tone;
  text: string | ((entry: StoryEntry) => string);
  details?: (entry: StoryEntry) => string | undefined;
};

const amount = ({ payload }: StoryEntry) =>
  payload.amountMinor && payload.currency
    ? formatMoney({ amountMinor: BigInt(payload.amountMinor), currency: payload.currency })
    : undefined;
/** What was taken of a commission: "-$70". */
const reduction = ({ payload: { deltaMinor, currency } }: StoryEntry) =>
  deltaMinor && currency ? formatMoney({ amountMinor: BigInt(deltaMinor), currency }) : undefined;
const reasonFrom = (choices: Record<string, string>) => (entry: StoryEntry) =>
  entry.payload.reason ? labelOf(choices, entry.payload.reason) : undefined;
const flagRule = (entry: StoryEntry) => (entry.payload.rule ? labelOf(fraudRuleLabels, entry.payload.rule) : undefined);
const rep = (entry: StoryEntry) => entry.payload.rep;
/** Ends in the rep's name, where it may be told. */
const withRep = (text: string, joint: string) => (entry: StoryEntry) =>
  entry.payload.rep ? `${text} ${joint} ${entry.payload.rep}` : text;

/** An owned lead is offered with the reason why it leaves its owner. */
const handOverReason = reasonFrom(handOverReasons);

const paidOrGiven = ({ payload }: StoryEntry) => (payload.payoutId ? "paid a commission" : "gave a reward");

const expiryReasons = {
  no_answer: "The question was not answered in time.",
  protection_lapsed: "Protection ended without an opportunity.",
};

/** What happened, in words that go on after the actor's name. Kinds that are not here are not shown. */
const words: Record<string, Words> = {
  "lead.submitted": {
    icon: Send,
    tone: "info",
    text: "submitted the lead",
    details: ({ payload }) => (payload.source === "link" ? "It came through a link." : undefined),
  },
  "lead.edited": { icon: FilePen, text: "changed the lead" },
  "lead.review_started": { icon: Search, text: "began the review" },
  "lead.info_requested": { icon: CircleHelp, tone: "attention", text: "asked a question" },
  "lead.info_provided": { icon: MessageSquare, tone: "info", text: "answered the question" },
  "lead.message_sent": { icon: MessageSquare, text: "wrote a message" },
  "lead.note_added": { icon: MessageSquare, text: "wrote an internal note" },
  "lead.accepted": { icon: CheckCircle2, tone: "good", text: "accepted the lead" },
  "lead.rejected": { icon: Ban, tone: "bad", text: "did not accept the lead", details: reasonFrom(rejectReasons) },
  "lead.marked_duplicate": { icon: Copy, tone: "bad", text: "found an earlier claim on the company" },
  "lead.withdrawn": {
    icon: Undo2,
    text: ({ payload }) => (isMoved(payload.reason) ? "ended the lead" : "withdrew the lead"),
    details: reasonFrom({ ...withdrawReasons, ...movedReasons }),
  },
  "lead.expired": { icon: Clock, text: "let the lead expire", details: reasonFrom(expiryReasons) },
  "lead.protection_ending": { icon: Clock, tone: "attention", text: "reminded that the protection ends soon" },
  "lead.extension_requested": { icon: Clock, tone: "info", text: "asked for more days of protection" },
  "lead.extended": { icon: CheckCircle2, tone: "good", text: "extended the protection" },
  "lead.extension_declined": { icon: Ban, tone: "attention", text: "did not extend the protection" },
  "lead.claim_passed": { icon: Flag, tone: "good", text: "gave this lead the claim: the earlier one was released" },
  "lead.offered": { icon: UserRound, tone: "info", text: withRep("offered the lead", "to"), details: handOverReason },
  "lead.offer_declined": {
    icon: Undo2,
    tone: "attention",
    text: "declined the lead",
    details: reasonFrom(declineReasons),
  },
  "lead.offer_lapsed": {
    icon: Clock,
    tone: "attention",
    text: "took the offer back: it was not answered in time",
    details: rep,
  },
  "lead.offer_recalled": { icon: RotateCcw, text: withRep("took the offer back", "from") },
  "lead.owned": { icon: Handshake, tone: "good", text: "took the lead" },
  "lead.taken_over": { icon: Handshake, tone: "good", text: "took the lead over" },
  "lead.contacted": { icon: Phone, tone: "good", text: "reached the contact" },
  "lead.qualified": { icon: CheckCircle2, tone: "good", text: "qualified the lead" },
  "opportunity.opened": { icon: Flag, tone: "good", text: "opened the opportunity", details: amount },
  "opportunity.moved": {
    icon: Flag,
    text: "moved the opportunity on",
    details: ({ payload }) => (payload.step ? labelOf(openSteps, payload.step) : undefined),
  },
  "opportunity.changed": { icon: FilePen, text: "changed the opportunity", details: amount },
  "opportunity.won": { icon: Trophy, tone: "good", text: "won the deal", details: amount },
  "opportunity.lost": { icon: Ban, tone: "bad", text: "lost the deal", details: reasonFrom(lostReasons) },
  "opportunity.reopened": { icon: RotateCcw, tone: "info", text: "took the deal up again" },
  "lead.reconsidered": { icon: RotateCcw, tone: "info", text: "took the decision back; the review goes on" },
  "dispute.opened": { icon: Flag, tone: "attention", text: "appealed a decision" },
  "dispute.withdrawn": { icon: Undo2, text: "took the appeal back" },
  "dispute.answered": { icon: MessageSquare, tone: "info", text: "answered the appeal" },
  "account.attributed": { icon: UserRound, tone: "good", text: "found that the account came from here" },
  "refund.matched": { icon: RotateCcw, text: "said which invoice a refund gives back" },
  "account.moved": { icon: Undo2, text: "found that the account came from elsewhere" },
  "fraud.flagged": { icon: Flag, tone: "attention", text: "raised a flag", details: flagRule },
  "fraud.answered": { icon: MessageSquare, tone: "info", text: "answered a flag" },
  "fraud.escalated": { icon: Clock, tone: "attention", text: "took an overdue flag to the admins" },
  "fraud.cleared": { icon: CheckCircle2, tone: "good", text: "cleared a flag", details: flagRule },
  "fraud.confirmed": { icon: Ban, tone: "bad", text: "confirmed a flag", details: flagRule },
  "account.created": { icon: UserRound, tone: "good", text: "noted that the account was created" },
  "trial.started": { icon: UserRound, tone: "good", text: "noted that the trial started" },
  "feature.activated": { icon: CheckCircle2, tone: "good", text: "noted that the product is used" },
  "invoice.paid": { icon: CircleDollarSign, tone: "good", text: "noted a paid invoice", details: amount },
  "invoice.refunded": { icon: RotateCcw, tone: "attention", text: "noted a refund", details: amount },
  "subscription.canceled": { icon: Ban, tone: "bad", text: "noted that the subscription was cancelled" },
  "account.fact_withdrawn": { icon: Undo2, text: "noted that an entry was recorded by mistake" },
  "commission.adjusted": { icon: CircleDollarSign, text: "set a commission right", details: amount },
  "commission.hold_lifted": { icon: CircleDollarSign, text: "ended the hold of a commission early" },
  "commission.reopened": { icon: CircleDollarSign, text: "opened a commission again", details: amount },
  "commission.reclaimed": { icon: RotateCcw, text: "noted that a reward came back", details: amount },
  "commission.accrued": { icon: CircleDollarSign, tone: "info", text: "booked a commission", details: amount },
  "commission.released": { icon: CircleDollarSign, text: "ended the hold of a commission" },
  "commission.approved": { icon: CircleDollarSign, tone: "good", text: "approved a commission", details: amount },
  "commission.rejected": { icon: CircleDollarSign, tone: "bad", text: "rejected a commission", details: amount },
  "commission.reversed": { icon: CircleDollarSign, tone: "bad", text: "reduced a commission", details: reduction },
  "commission.cut": {
    icon: CircleDollarSign,
    text: "found that a limit leaves nothing of a commission",
    details: reduction,
  },
  "commission.paid": { icon: CircleDollarSign, tone: "good", text: paidOrGiven, details: amount },
};

/** A lead's journal as a timeline, newest first. */
export function toTimeline(entries: readonly StoryEntry[]): TimelineEntry[] {
  return entries
    .flatMap((entry) => {
      const found = words[entry.kind];
      if (!found) return [];
      const { icon, tone, text, details } = found;
      const { id, actor, at } = entry;
      const said = typeof text === "string" ? text : text(entry);
      return [{ id, icon, tone, actor, text: said, at, details: details?.(entry) }];
    })
    .reverse();
}
