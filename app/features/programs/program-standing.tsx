import type { ProgramStatus } from "~/domain/programs/lifecycle";
import { Callout } from "~/ui/primitives/callout";

const standing: Partial<Record<ProgramStatus, { title: string; text: string }>> = {
  draft: { title: "Not open yet", text: "The vendor prepares this program. Leads are taken when it opens." },
  paused: {
    title: "Paused",
    text: "No leads are taken for now. Those that you submitted go on, and what they earn is paid.",
  },
  ended: {
    title: "Ended",
    text: "No more leads are taken. Those that you submitted go on, and what they earn is paid.",
  },
};

/** Why a program takes no leads, where it takes none. */
export function ProgramStanding({ status, reason }: { status: ProgramStatus; reason: string }) {
  const words = standing[status];
  return words ? (
    <Callout tone="attention" title={words.title}>
      {reason ? `${reason} ` : null}
      {words.text}
    </Callout>
  ) : null;
}
