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

const suspension = {
  title: "Suspended",
  text: "Leads that you submitted go on and earn; new ones are not taken, and payouts wait until it ends.",
};

type Props = {
  status: ProgramStatus;
  reason: string;
  /** The partner's own part in it. */
  suspended: { reason: string } | null;
};

/** Why a program takes no leads from a partner, where it takes none. */
export function ProgramStanding({ status, reason, suspended }: Props) {
  const words = suspended ? suspension : standing[status];
  const why = suspended ? suspended.reason : reason;
  return words ? (
    <Callout tone="attention" title={words.title}>
      {why ? `${why} ` : null}
      {words.text}
    </Callout>
  ) : null;
}
