import { counted } from "~/kernel/counted";
import { formatCalendarDate, zoneName } from "~/kernel/time";
import { criterionText } from "./criterion-words";
import { type fraudPolicies, type ScreenedFor, screenedFor, weekdays } from "./fields";
import { type Criterion, type ProgramRules, type Reward, byMilestone } from "./program-rules";
import { amountsText, rewardName, rewardText } from "./reward-words";
import { takenBackBy } from "./taken-back";

/** The parts in which a version's rules are read, in this order. */
export const ruleSections = {
  required: "Required",
  welcome: "Counts in favour",
  eligibility: "Who can take part",
  rewards: "What it pays",
  limits: "Limits",
  money: "Approval, and when a reward is taken back",
  promises: "What we promise",
  protection: "How long a company is yours",
  attribution: "Whose sign-up it is",
  quality: "How leads are looked at",
  checks: "What employees check",
} as const;
export type RuleSection = keyof typeof ruleSections;

/** One rule as one sentence. Its id names the rule, so that two versions can be compared. */
export type RuleSentence = { id: string; section: RuleSection; text: string };

export type Reader = "partner" | "desk";
type Rules = Partial<ProgramRules>;
type Part<Key extends keyof ProgramRules> = ProgramRules[Key];

const and = new Intl.ListFormat("en-US", { type: "conjunction" });
const or = new Intl.ListFormat("en-US", { type: "disjunction" });
const days = (n: number) => counted(n, "day");
const businessHours = (n: number) => counted(n, "business hour");

/** Gives each part's rules its section; null and false are rules that are not there. */
function inSection(section: RuleSection, rules: Record<string, string | null | false>): RuleSentence[] {
  return Object.entries(rules).flatMap(([id, text]) => (text ? [{ id, section, text }] : []));
}

function qualification(criteria: Part<"qualification">, withPoints: boolean): RuleSentence[] {
  const weightOf = ({ weight }: Criterion) => (weight === "hard" ? " (required)" : ` (+${weight} points)`);
  return criteria.map((criterion) => ({
    id: `qualification.${criterion.key}`,
    section: criterion.weight === "hard" ? "required" : "welcome",
    text: criterionText(criterion) + (withPoints ? weightOf(criterion) : ""),
  }));
}

function eligibility(rules: Part<"eligibility">): RuleSentence[] {
  return inSection("eligibility", {
    "eligibility.terms": "An admin of your organisation has accepted the terms.",
    "eligibility.verifiedDomain": rules.verifiedDomain && "Your organisation has proved that its domain is its own.",
    "eligibility.completeProfile": rules.completeProfile && "Your organisation's profile is complete.",
    "eligibility.activeCustomer": rules.activeCustomer && "Your organisation is an active customer of ours.",
    "eligibility.tiers": rules.tiers.length > 0 && `Your organisation has the tier ${or.format(rules.tiers)}.`,
    "eligibility.qualificationQuestion":
      rules.qualificationQuestion !== "" && `You answer one question first: “${rules.qualificationQuestion}”`,
  });
}

function rewards(list: Part<"rewards">): RuleSentence[] {
  if (list.length === 0) return inSection("rewards", { "rewards.none": "This program pays no rewards." });
  return list.map((reward) => ({ id: `rewards.${reward.key}`, section: "rewards", text: `${rewardText(reward)}.` }));
}

const selfReferral = {
  refuse: "A lead about your own company earns nothing.",
  review: "A lead about your own company is looked at before it earns.",
  allow: "A lead about your own company earns like any other.",
};

function limits(rules: Part<"limits">): RuleSentence[] {
  const { rewardsPerMonth, amountPerMonth, oncePerAccountAndTrigger } = rules;
  return inSection("limits", {
    "limits.rewardsPerMonth":
      rewardsPerMonth !== null && `You can earn at most ${counted(rewardsPerMonth, "reward")} in a calendar month.`,
    "limits.amountPerMonth":
      Object.keys(amountPerMonth).length > 0 &&
      `You can earn at most ${amountsText(amountPerMonth)} in a calendar month.`,
    "limits.once": oncePerAccountAndTrigger
      ? "Each milestone of a company earns once, however many leads name the company: the earliest counts, also when a limit cuts it."
      : "Each lead about a company earns for itself.",
    "limits.selfReferral": selfReferral[rules.selfReferral],
  });
}

/** Exactly which rewards are taken back by what, and until when (taken-back.ts). */
function takingBack(list: Part<"rewards">, { days: after }: Part<"clawback">): RuleSentence[] {
  const until = after === 0 ? "until they are paid" : `before they are paid and until ${days(after)} after`;
  const named = (rewards: readonly Reward[]) => and.format(new Set([...rewards].sort(byMilestone).map(rewardName)));
  const refunded = list.filter((reward) => takenBackBy(reward).refunds !== null);
  const canceled = list.filter((reward) => takenBackBy(reward).cancellation);
  return inSection("money", {
    "clawback.refund":
      refunded.length > 0 && `A refund takes its part of these rewards back ${until}: ${named(refunded)}.`,
    "clawback.cancellation":
      canceled.length > 0 && `A cancellation takes these rewards back as a whole ${until}: ${named(canceled)}.`,
    "clawback.none": list.length > 0 && canceled.length === 0 && "No refund and no cancellation takes a reward back.",
  });
}

function money({ approval, rewards: list, clawback, disputes }: Rules): RuleSentence[] {
  const { autoApproveUpTo = {}, fourEyesFrom = {} } = approval ?? {};
  return [
    ...inSection("money", {
      "approval.autoApproveUpTo":
        Object.keys(autoApproveUpTo).length > 0 &&
        `Up to ${amountsText(autoApproveUpTo)} a reward is approved by itself when its hold ends.`,
      "approval.fourEyesFrom":
        Object.keys(fourEyesFrom).length > 0 &&
        `From ${amountsText(fourEyesFrom)} on, two people look at a reward before it is paid; in other currencies always.`,
    }),
    ...(list && clawback ? takingBack(list, clawback) : []),
    ...inSection("money", {
      "disputes.appealDays":
        disputes !== undefined &&
        `You can appeal any decision within ${days(disputes.appealDays)}; a second person answers.`,
    }),
  ];
}

function workingTime({ calendar }: Part<"serviceLevels">): string {
  const names = calendar.workingDays.map((day) => weekdays[String(day) as keyof typeof weekdays]);
  return `Business hours are ${calendar.from} to ${calendar.to} on ${and.format(names)}, ${zoneName(calendar.timeZone)} time.`;
}

function promises(levels: Part<"serviceLevels">): RuleSentence[] {
  const { holidays } = levels.calendar;
  return inSection("promises", {
    "serviceLevels.reviewHours": `You get a decision within ${businessHours(levels.reviewHours)}.`,
    "serviceLevels.assignHours": `An account manager is found within ${businessHours(levels.assignHours)} after that.`,
    "serviceLevels.repAnswerHours": `They take the lead or pass it on within ${businessHours(levels.repAnswerHours)}.`,
    "serviceLevels.firstContactHours": `They contact the company within ${businessHours(levels.firstContactHours)} after taking it.`,
    "serviceLevels.partnerAnswerDays": `You have ${days(levels.partnerAnswerDays)} to answer a question; our clock stands meanwhile.`,
    "serviceLevels.disputeHours": `An appeal is answered within ${businessHours(levels.disputeHours)}.`,
    "serviceLevels.calendar": workingTime(levels),
    "serviceLevels.holidays":
      holidays.length > 0 && `Nobody works on ${and.format([...holidays].sort().map(formatCalendarDate))}.`,
  });
}

function protection(rules: Part<"protection">): RuleSentence[] {
  const reminders = [...rules.reminderDays].sort((a, b) => b - a).map(String);
  return inSection("protection", {
    "protection.days": `A company is protected for you for ${days(rules.days)} from submission.`,
    "protection.reminderDays":
      reminders.length > 0 &&
      `You are reminded ${and.format(reminders)} ${reminders.at(-1) === "1" ? "day" : "days"} before that ends.`,
    "protection.extensionDays":
      rules.extensionDays > 0 &&
      `You can ask once for ${days(rules.extensionDays)} more, until an opportunity is open; meanwhile the lead does not expire.`,
  });
}

function attribution(rules: Part<"attribution">, reader: Reader): RuleSentence[] {
  const { autoAcceptScore } = rules;
  const wellEnough = reader === "desk" ? `has at least ${autoAcceptScore} points` : "fits well";
  return inSection("attribution", {
    "attribution.windowDays": `A sign-up counts as yours when it follows a click on your link within ${days(rules.windowDays)}.`,
    "attribution.touch": `When links of several partners led to it, the ${rules.touch} one counts.`,
    "attribution.portal": rules.portalOutranksLink
      ? "A lead submitted in the portal goes before any link."
      : `A lead submitted in the portal counts like a link: the ${rules.touch} one decides.`,
    "attribution.autoAcceptScore":
      autoAcceptScore !== null && `A lead that came through a link and ${wellEnough} is accepted by itself.`,
  });
}

const policySentences: Record<keyof typeof fraudPolicies, string> = {
  off: "not looked for",
  note: "noted for the reviewer",
  hold: "holds the money until somebody decides",
  block: "refuses the lead; what is found later holds its money",
};

/** How it is found is for the vendor alone: partners read that it is looked at, and that they are asked. */
function quality(policies: Part<"fraud">, reader: Reader): RuleSentence[] {
  if (reader === "desk") {
    const rules = Object.entries(policies) as [ScreenedFor, keyof typeof fraudPolicies][];
    const sentence = (name: ScreenedFor, policy: keyof typeof fraudPolicies) =>
      `${screenedFor[name]}: ${policySentences[policy]}.`;
    return inSection(
      "quality",
      Object.fromEntries(rules.map(([name, policy]) => [`fraud.${name}`, sentence(name, policy)])),
    );
  }
  const asks = Object.values(policies).some((policy) => policy === "hold" || policy === "block");
  return inSection("quality", {
    "fraud.asked":
      asks &&
      "When something about a lead or a sign-up needs a second look, its reward waits, and you are asked about it.",
  });
}

function checks(lists: Part<"checklists">): RuleSentence[] {
  const sentences = (name: "review" | "qualify", before: string) =>
    lists[name].map(
      ({ key, text }): RuleSentence => ({
        id: `checklists.${name}.${key}`,
        section: "checks",
        text: `${before}: ${text}.`,
      }),
    );
  return [...sentences("review", "Before a lead is accepted"), ...sentences("qualify", "Before it is qualified")];
}

/**
 * A version's rules as sentences, the same for everybody who reads them; only what a criterion is worth and what
 * employees check is for the vendor alone. Parts that are not given (a draft in the making) are left out.
 */
export function describeRules(rules: Rules, reader: Reader): RuleSentence[] {
  return [
    ...(rules.qualification ? qualification(rules.qualification, reader === "desk") : []),
    ...(rules.eligibility ? eligibility(rules.eligibility) : []),
    ...(rules.rewards ? rewards(rules.rewards) : []),
    ...(rules.limits ? limits(rules.limits) : []),
    ...money(rules),
    ...(rules.serviceLevels ? promises(rules.serviceLevels) : []),
    ...(rules.protection ? protection(rules.protection) : []),
    ...(rules.attribution ? attribution(rules.attribution, reader) : []),
    ...(rules.fraud ? quality(rules.fraud, reader) : []),
    ...(rules.checklists && reader === "desk" ? checks(rules.checklists) : []),
  ];
}

/** The sentences by section, in the order of the sections; empty ones are left out. */
export function groupSentences(sentences: readonly RuleSentence[]) {
  const sections = Object.entries(ruleSections) as [RuleSection, string][];
  return sections.flatMap(([section, title]) => {
    const items = sentences.filter((sentence) => sentence.section === section);
    return items.length > 0 ? [{ section, title, items }] : [];
  });
}
