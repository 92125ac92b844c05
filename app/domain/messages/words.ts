import type { RewardKind } from "../programs/program-rules";

/** What a notification says, beside where it leads to; `kind` is the name of these words. */
export type Words = { title: string; body: string; kind: NoticeKind };

type Text = { title: string; body: string };
type Named<All, Side extends string> = {
  [Name in keyof All]: All[Name] extends (...args: infer Args) => Text
    ? (...args: Args) => Text & { kind: `${Side}.${Name & string}` }
    : never;
};

/** Gives all words of a side their names. */
function named<Side extends string, All extends Record<string, (...args: never[]) => Text>>(
  side: Side,
  all: All,
): Named<All, Side> {
  const entries = Object.entries(all).map(([name, say]) => [
    name,
    (...args: never[]) => ({ ...say(...args), kind: `${side}.${name}` }),
  ]);
  return Object.fromEntries(entries) as Named<All, Side>;
}

/** To partners. Takes only what a partner may know: no rep, no note, no score, no other partner. */
export const partnerWords = named("partner", {
  received: (company: string): Text => ({
    title: `We received your lead: ${company}`,
    body: "A partner manager checks the fit and decides.",
  }),
  question: (company: string): Text => ({
    title: `A question about your lead: ${company}`,
    body: "Our clock is stopped until you answer.",
  }),
  message: (company: string): Text => ({
    title: `A message about your lead: ${company}`,
    body: "You can answer on its page.",
  }),
  accepted: (company: string): Text => ({
    title: `Accepted: ${company}`,
    body: "It fits the program and is protected for you. We find the right account manager.",
  }),
  rejected: (company: string): Text => ({ title: `Not accepted: ${company}`, body: "The reason is on its page." }),
  movedAway: (company: string): Text => ({
    title: `Attributed elsewhere: ${company}`,
    body: "The account does not count for this lead any more. When, and by whose decision, is on its page.",
  }),
  duplicate: (company: string): Text => ({
    title: `Already known: ${company}`,
    body: "An earlier claim on this company stands.",
  }),
  appealAnswered: (company: string, upheld: boolean, effect: string): Text => ({
    title: `Your appeal was ${upheld ? "upheld" : "denied"}: ${company}`,
    body: effect,
  }),
  moneyAppealAnswered: (company: string, upheld: boolean, effect: string): Text => ({
    title: `Your appeal was ${upheld ? "upheld" : "denied"}: ${company}`,
    body: effect,
  }),
  expiredUnanswered: (company: string): Text => ({
    title: `Expired: ${company}`,
    body: "Our question was not answered in time. You may submit the company again.",
  }),
  expiredUnprotected: (company: string): Text => ({
    title: `Expired: ${company}`,
    body: "Its protection ended without an opportunity. You may submit the company again.",
  }),
  protectionEnding: (company: string): Text => ({
    title: `Protection ends soon: ${company}`,
    body: "Without an opportunity the lead expires then. Its page says when, and how to ask for more time.",
  }),
  extended: (company: string): Text => ({
    title: `Protected for longer: ${company}`,
    body: "Your request was granted. Its page says until when.",
  }),
  notExtended: (company: string): Text => ({
    title: `Not extended: ${company}`,
    body: "The reason is on its page.",
  }),
  owned: (company: string): Text => ({
    title: `Account manager assigned: ${company}`,
    body: "They contact the company next.",
  }),
  takenOver: (company: string): Text => ({
    title: `Another account manager: ${company}`,
    body: "They go on where the lead stands.",
  }),
  contacted: (company: string): Text => ({ title: `In contact: ${company}`, body: "Your contact was reached." }),
  qualified: (company: string): Text => ({
    title: `Qualified: ${company}`,
    body: "Fit, need, authority and timing are confirmed.",
  }),
  opportunity: (company: string): Text => ({
    title: `Opportunity opened: ${company}`,
    body: "A concrete deal is being worked on.",
  }),
  won: (company: string): Text => ({ title: `Won: ${company}`, body: "The company signed." }),
  lost: (company: string): Text => ({
    title: `Not won this time: ${company}`,
    body: "If the deal comes back, it is reopened for you.",
  }),
  earned: (amount: string, company: string): Text => ({
    title: `You earned ${amount}: ${company}`,
    body: "Its page shows the arithmetic, what happens next, and by when.",
  }),
  approved: (amount: string, company: string, kind: RewardKind): Text => ({
    title: `Approved: ${amount} for ${company}`,
    body: kind === "cash" ? "It is paid with the next payment." : "It is given to you, not paid.",
  }),
  notApproved: (amount: string, company: string): Text => ({
    title: `Not approved: ${amount} for ${company}`,
    body: "The reason is on its page.",
  }),
  reduced: (amount: string, company: string): Text => ({
    title: `Reduced by ${amount}: ${company}`,
    body: "Its page says why, and what remains.",
  }),
  given: (amount: string, company: string): Text => ({
    title: `Your reward worth ${amount}: ${company}`,
    body: "It was given. Its reference is on its page.",
  }),
  paidOut: (amount: string, reference: string): Text => ({
    title: `Paid: ${amount}`,
    body: `The payment was sent with the reference ${reference}.`,
  }),
  paymentReturned: (amount: string): Text => ({
    title: `Your payment came back: ${amount}`,
    body: "The bank could not credit it. Please check your payout details; it is paid with the next payout.",
  }),
  reviewOpened: (company: string, category: string): Text => ({
    title: `A review is on: ${company}`,
    body: `About: ${category}. What this lead earns waits until we decide. You can answer on its page.`,
  }),
  reviewDecided: (company: string, cleared: boolean): Text => ({
    title: `${cleared ? "Review closed" : "Review confirmed"}: ${company}`,
    body: cleared ? "What it held goes on." : "This lead earns nothing. You can appeal on its page.",
  }),
  linkReviewOpened: (link: string, category: string): Text => ({
    title: `A review is on: link “${link}”`,
    body: `About: ${category}. The link goes on meanwhile. You can answer on its page.`,
  }),
  linkReviewDecided: (link: string, cleared: boolean): Text => ({
    title: `${cleared ? "Review closed" : "Review confirmed"}: link “${link}”`,
    body: cleared
      ? "Nothing followed from it."
      : "The link is stopped: its clicks were found not to be readers'. You can start it again on its page.",
  }),
  newTerms: (program: string, number: number): Text => ({
    title: `New terms to accept: ${program}`,
    body: `Version ${number} is in force. Accept it before your team submits the next lead.`,
  }),
  enrolled: (program: string): Text => ({
    title: `You are in: ${program}`,
    body: "Read the rules and accept the terms; then your team can submit leads.",
  }),
  applicationReceived: (program: string): Text => ({
    title: `We received your application: ${program}`,
    body: "A partner manager reads it. You are told here what they decide.",
  }),
  applicationQuestion: (program: string): Text => ({
    title: `A question about your application: ${program}`,
    body: "We decide when it is answered.",
  }),
  applicationDeclined: (program: string): Text => ({
    title: `Not taken in: ${program}`,
    body: "The reason is in your mail and on your Get started page.",
  }),
  enrolmentSuspended: (program: string): Text => ({
    title: `Suspended: ${program}`,
    body: "No new leads and no payouts for now. Leads that you submitted go on and earn.",
  }),
  enrolmentReinstated: (program: string): Text => ({
    title: `You take part again: ${program}`,
    body: "Your team can submit leads, and what was earned is paid.",
  }),
  enrolmentEnded: (program: string): Text => ({
    title: `Your part has ended: ${program}`,
    body: "No new leads. What was earned until now is paid.",
  }),
  tierGiven: (program: string, tier: string): Text => ({
    title: `You have the tier ${tier}: ${program}`,
    body: "What you earn from now on follows it.",
  }),
  tierTaken: (program: string): Text => ({
    title: `You have no tier any more: ${program}`,
    body: "What you earned before stays as it is.",
  }),
  programLive: (program: string): Text => ({ title: `Open for leads: ${program}`, body: "Your team can submit now." }),
  programPiloting: (program: string): Text => ({
    title: `The pilot has started: ${program}`,
    body: "Your team is one of the first to submit leads.",
  }),
  programPaused: (program: string): Text => ({
    title: `Paused: ${program}`,
    body: "No leads are taken for now. Those that you submitted go on. The reason is on its page.",
  }),
  programEnded: (program: string): Text => ({
    title: `Ended: ${program}`,
    body: "No more leads are taken. Those that you submitted go on, and what they earn is paid.",
  }),
  newVersion: (asset: string): Text => ({ title: `A new version: ${asset}`, body: "You have an earlier one." }),
  recalled: (asset: string): Text => ({
    title: `Please stop using: ${asset}`,
    body: "It was recalled. The copy that you have is not valid any more.",
  }),
});

/** To the vendor's employees. */
export const vendorWords = named("vendor", {
  applied: (company: string, program: string): Text => ({
    title: `New application: ${company}`,
    body: `For ${program}. It waits for a decision.`,
  }),
  applicantAnswered: (company: string): Text => ({
    title: `Answered: ${company}`,
    body: "The applicant answered your question. The application waits for a decision.",
  }),
  newLead: (company: string, partner: string): Text => ({
    title: `New lead: ${company}`,
    body: `From ${partner}. It waits for a reviewer.`,
  }),
  appealed: (company: string, partner: string): Text => ({
    title: `Appeal: ${company}`,
    body: `${partner} appeals a decision. Somebody other than who decided answers it.`,
  }),
  answered: (company: string, partner: string): Text => ({
    title: `Answered: ${company}`,
    body: `${partner} answered the question. The review clock goes on.`,
  }),
  message: (company: string, partner: string): Text => ({
    title: `A message about ${company}`,
    body: `${partner} wrote to you.`,
  }),
  flagged: (partner: string, rule: string): Text => ({
    title: `Flag: ${rule}`,
    body: `About ${partner}. It holds money until somebody decides.`,
  }),
  flagAnswered: (partner: string, rule: string): Text => ({
    title: `Answered: ${rule}`,
    body: `${partner} answered the flag. It waits for a decision.`,
  }),
  flagEscalated: (partner: string, rule: string): Text => ({
    title: `Overdue flag: ${rule}`,
    body: `Nobody decided about ${partner} for 30 days, and money waits for it.`,
  }),
  protectionEnding: (company: string, partner: string): Text => ({
    title: `Protection ends soon: ${company}`,
    body: `Without an opportunity the lead of ${partner} expires.`,
  }),
  extensionRequested: (company: string, partner: string): Text => ({
    title: `More protection asked for: ${company}`,
    body: `${partner} gives the reason. The lead waits for your answer.`,
  }),
  withdrawn: (company: string, partner: string): Text => ({
    title: `Withdrawn: ${company}`,
    body: `${partner} took the lead back.`,
  }),
  movedAway: (company: string, partner: string): Text => ({
    title: `Attributed elsewhere: ${company}`,
    body: `The account counts elsewhere, and the lead of ${partner} ended with it.`,
  }),
  expired: (company: string): Text => ({
    title: `Expired: ${company}`,
    body: "A deadline passed without what was needed.",
  }),
  offered: (company: string, partner: string): Text => ({
    title: `A lead for you: ${company}`,
    body: `From ${partner}. Take it or decline it before the deadline.`,
  }),
  declined: (company: string, rep: string): Text => ({
    title: `Declined by ${rep}: ${company}`,
    body: "The lead needs another rep.",
  }),
  takenOver: (company: string, rep: string): Text => ({
    title: `Taken over by ${rep}: ${company}`,
    body: "It is no longer among your leads.",
  }),
  lapsed: (company: string, rep: string): Text => ({
    title: `No response from ${rep}: ${company}`,
    body: "The lead needs another rep.",
  }),
});

/** Every notification by the name of its words. */
export type NoticeKind = `partner.${keyof typeof partnerWords}` | `vendor.${keyof typeof vendorWords}`;
