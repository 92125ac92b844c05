import { disputeWords, subjectWords } from "~/domain/disputes/dispute-words";
import type { DisputeStatus, DisputeSubject } from "~/domain/disputes/types";
import { Deadline } from "~/ui/primitives/deadline";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { StatusDot } from "~/ui/primitives/status-dot";

type Dispute = { status: DisputeStatus; subject: DisputeSubject; dueFrom: Date; dueAt: Date; now: Date };

/** The four answers for an appeal, the same on both sides. */
export function DisputeStanding({ dispute, timeZone }: { dispute: Dispute; timeZone: string }) {
  const { status, subject, dueFrom, dueAt, now } = dispute;
  const words = disputeWords[status];
  const due = <Deadline exact due={dueAt} from={dueFrom} now={now} timeZone={timeZone} />;
  return (
    <FourAnswers
      status={<StatusDot tone={words.tone}>{words.label}</StatusDot>}
      why={`An appeal about this: ${subjectWords[subject].label.toLowerCase()}.`}
      next={status === "upheld" ? subjectWords[subject].upheld : words.next}
      due={status === "open" ? { term: "Answer, by", value: due } : null}
    />
  );
}
