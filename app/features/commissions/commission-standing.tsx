import type { commissionWords } from "~/domain/commissions/rules";
import type { CommissionStatus } from "~/domain/commissions/types";
import { formatDate } from "~/kernel/time";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { StatusDot } from "~/ui/primitives/status-dot";

type Props = {
  status: CommissionStatus;
  words: (typeof commissionWords)[CommissionStatus];
  reason: string | null;
  holdUntil: Date;
  timeZone: string;
};

/** The four answers for a commission. */
export function CommissionStanding({ status, words, reason, holdUntil, timeZone }: Props) {
  return (
    <FourAnswers
      status={<StatusDot tone={words.tone}>{words.label}</StatusDot>}
      why={words.why}
      reason={reason}
      next={words.next}
      due={status === "pending" ? { term: "Hold ends", value: formatDate(holdUntil, timeZone) } : null}
    />
  );
}
