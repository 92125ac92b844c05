export const programStatuses = ["draft", "pilot", "live", "paused", "ended"] as const;
export type ProgramStatus = (typeof programStatuses)[number];

/** In which a program takes leads: a pilot only from the partners that take part in it. */
export const takingStatuses = ["live", "pilot"] as const satisfies readonly ProgramStatus[];

/** Whether a program in this status takes leads. */
export function takesLeads(status: string): boolean {
  return (takingStatuses as readonly string[]).includes(status);
}

type Move = {
  from: readonly ProgramStatus[];
  to: ProgramStatus;
  /** The button. */
  label: string;
  /** What it does, to be read before the button is pressed. */
  submissions: string;
  money: string;
  /** It hurts somebody: the reason is shown to partners. */
  needsReason?: true;
  /** A paused program goes on as what it was. */
  pausedFrom?: "pilot" | "live";
  /** Nobody can submit under rules that are not there. */
  needsRules?: true;
};

/**
 * The table of moves (PRODUCT, Programs): draft → pilot → live, both ⇄ paused, → ended. Whatever is not in this table
 * does not happen; a paused pilot goes on as one, and an ended program stays ended.
 */
export const programMoves = {
  startPilot: {
    from: ["draft"],
    to: "pilot",
    label: "Start the pilot",
    submissions:
      "Only partners whom you add can submit, up to the pilot's places. Their leads stay marked as pilot for ever.",
    money: "Rewards are real: they are earned, approved and paid by the rules, marked as pilot.",
    needsRules: true,
  },
  goLive: {
    from: ["draft", "pilot"],
    to: "live",
    label: "Go live",
    submissions:
      "Every enrolled partner who has accepted the terms can submit; the pilot's places no longer limit anybody.",
    money: "New leads earn by the version in force and are not marked as pilot. What the pilot earned stays.",
    needsRules: true,
  },
  pause: {
    from: ["pilot", "live"],
    to: "paused",
    label: "Pause",
    submissions: "Nobody can submit; drafts are kept. Leads that were submitted go on as before, with their deadlines.",
    money: "What those leads earn is earned, approved and paid as before.",
    needsReason: true,
  },
  resume: {
    from: ["paused"],
    pausedFrom: "live",
    to: "live",
    label: "Resume",
    submissions: "Enrolled partners can submit again, under the version in force.",
    money: "Nothing changes for what was earned meanwhile.",
  },
  resumePilot: {
    from: ["paused"],
    pausedFrom: "pilot",
    to: "pilot",
    label: "Resume the pilot",
    submissions: "Partners of the pilot can submit again, under the version in force; its places hold as before.",
    money: "Nothing changes for what was earned meanwhile.",
  },
  end: {
    from: ["draft", "pilot", "live", "paused"],
    to: "ended",
    label: "End the program",
    submissions: "Nobody can submit ever again. Leads that were submitted are still worked to their end.",
    money: "They earn by the version they were submitted under, and everything earned is paid.",
    needsReason: true,
  },
} as const satisfies Record<string, Move>;

export type ProgramMove = keyof typeof programMoves;

export const programMoveNames = Object.keys(programMoves) as [ProgramMove];

/** A move's row of the table. */
export function moveOf(name: ProgramMove): Move {
  return programMoves[name];
}

/** Where a program stands; what it was before it was paused, live where nothing is said. */
export type ProgramPlace = { status: ProgramStatus; pausedFrom: string | null };

/** Whether a program is in its pilot, be it paused. */
export const isInPilot = ({ status, pausedFrom }: { status: string; pausedFrom: string | null }): boolean =>
  status === "pilot" || (status === "paused" && pausedFrom === "pilot");

/** Whether a program may make this move from where it stands. */
export function canMoveProgram(place: ProgramPlace, name: ProgramMove): boolean {
  const { from, pausedFrom } = moveOf(name);
  return from.includes(place.status) && (!pausedFrom || pausedFrom === (place.pausedFrom ?? "live"));
}

export type MoveFacts = ProgramPlace & {
  hasRules: boolean;
  /** Partners in the program, and the places of its pilot; null when none were set. */
  enrolled: number;
  places: number | null;
};

/** Whether a move can be made now; if not, why, as a sentence for whoever wants to make it. */
export function decideMove(name: ProgramMove, facts: MoveFacts): { ok: true } | { ok: false; why: string } {
  const no = (why: string) => ({ ok: false as const, why });
  if (!canMoveProgram(facts, name)) return no("The program does not stand where this can be done any more.");
  if (moveOf(name).needsRules && !facts.hasRules) return no("Publish a first version of the rules before.");
  if (name !== "startPilot") return { ok: true };
  if (facts.places === null) return no("Say first how many places the pilot has.");
  if (facts.enrolled > facts.places) {
    return no(`${facts.enrolled} partners are in the program already, and the pilot has ${facts.places} places.`);
  }
  return { ok: true };
}

/** Whether one more partner can be taken in; if not, why. */
export function decideEnrolment(facts: Omit<MoveFacts, "hasRules">): { ok: true } | { ok: false; why: string } {
  const no = (why: string) => ({ ok: false as const, why });
  if (facts.status === "ended") return no("This program has ended.");
  if (!isInPilot(facts) || facts.places === null || facts.enrolled < facts.places) return { ok: true };
  return no(`All ${facts.places} places of the pilot are taken.`);
}
