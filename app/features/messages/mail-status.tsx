import { StatusDot } from "~/ui/primitives/status-dot";
import type { Tone } from "~/ui/tone";

export type MailStatus = "waiting" | "sent" | "refused" | "kept";

const words: Record<MailStatus, { label: string; tone: Tone }> = {
  waiting: { label: "Waiting", tone: "info" },
  sent: { label: "Sent", tone: "good" },
  kept: { label: "Kept here", tone: "neutral" },
  refused: { label: "Not delivered", tone: "bad" },
};

/** Where a mail stands: dot and word. */
export function MailStatusBadge({ status }: { status: MailStatus }) {
  const { label, tone } = words[status];
  return <StatusDot tone={tone}>{label}</StatusDot>;
}
