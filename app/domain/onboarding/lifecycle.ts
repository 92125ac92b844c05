export const applicationStatuses = ["nominated", "submitted", "asked", "approved", "declined"] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

/**
 * The way of an application: a nominated company applies like anybody else, a reviewer may ask, and the decision is
 * final. Whatever is not in this table does not happen.
 */
export const applicationMoves = {
  submit: { from: ["nominated"], to: "submitted" },
  ask: { from: ["submitted"], to: "asked" },
  answer: { from: ["asked"], to: "submitted" },
  approve: { from: ["submitted", "asked"], to: "approved" },
  decline: { from: ["submitted", "asked"], to: "declined" },
} as const satisfies Record<string, { from: readonly ApplicationStatus[]; to: ApplicationStatus }>;
export type ApplicationMove = keyof typeof applicationMoves;

/** Whether an application can make this move from where it stands. */
export function canMoveApplication(status: ApplicationStatus, move: ApplicationMove): boolean {
  return (applicationMoves[move].from as readonly ApplicationStatus[]).includes(status);
}

/** Applications wait as applications; an enrolment begins when one is approved. */
export const enrolmentStatuses = ["approved", "suspended", "ended"] as const;
export type EnrolmentStatus = (typeof enrolmentStatuses)[number];

type EnrolmentMoveRow = {
  from: readonly EnrolmentStatus[];
  to: EnrolmentStatus;
  /** The button. */
  label: string;
  /** What it does, to be read before the button is pressed. */
  submissions: string;
  money: string;
  kind: "enrolment.suspended" | "enrolment.reinstated" | "enrolment.ended";
};

/** The table of moves of an enrolment (PRODUCT, Programs): approved ⇄ suspended, and ended for good. */
export const enrolmentMoves = {
  suspend: {
    from: ["approved"],
    to: "suspended",
    label: "Suspend",
    submissions:
      "No new leads from this partner in this program. Those that were submitted go on with their deadlines.",
    money: "They go on earning. Nothing is paid out to this partner, from any program, until it is reinstated.",
    kind: "enrolment.suspended",
  },
  reinstate: {
    from: ["suspended"],
    to: "approved",
    label: "Reinstate",
    submissions: "The partner can submit again, once it has accepted the terms in force.",
    money: "What was earned meanwhile is paid with the next payout.",
    kind: "enrolment.reinstated",
  },
  end: {
    from: ["approved", "suspended"],
    to: "ended",
    label: "End",
    submissions: "No new leads, for good. Leads that were submitted are still worked to their end.",
    money: "A milestone after this moment earns nothing. Everything earned before is paid.",
    kind: "enrolment.ended",
  },
} as const satisfies Record<string, EnrolmentMoveRow>;
export type EnrolmentMove = keyof typeof enrolmentMoves;
export const enrolmentMoveNames = Object.keys(enrolmentMoves) as [EnrolmentMove];

/** A move's row of the table. */
export function enrolmentMoveOf(name: EnrolmentMove): EnrolmentMoveRow {
  return enrolmentMoves[name];
}

/** Whether an enrolment can make this move from where it stands; one that was never approved makes none. */
export function canMoveEnrolment(status: string, name: EnrolmentMove): boolean {
  return (enrolmentMoveOf(name).from as readonly string[]).includes(status);
}
