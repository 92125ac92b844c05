import type { ProgramStatus } from "~/domain/programs/lifecycle";
import type { Tone } from "~/ui/tone";

/** A program's status as a word and its meaning. */
export const statusWords: Record<ProgramStatus, { label: string; tone: Tone }> = {
  draft: { label: "Draft", tone: "neutral" },
  pilot: { label: "Pilot", tone: "info" },
  live: { label: "Live", tone: "good" },
  paused: { label: "Paused", tone: "attention" },
  ended: { label: "Ended", tone: "neutral" },
};
