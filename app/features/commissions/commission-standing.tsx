import type { commissionWords } from "~/domain/commissions/rules";
import type { HoldingReview } from "~/domain/commissions/views/holding-review";
import type { ShownStatus } from "~/domain/commissions/types";
import { formatDate } from "~/kernel/time";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { StatusDot } from "~/ui/primitives/status-dot";

type Props = {
  status: ShownStatus;
  words: (typeof commissionWords)[ShownStatus];
  reason: string | null;
  holdUntil: Date;
  /** The review that holds it; null when it is held for its days only. */
  review: HoldingReview | null;
  /** By when, in words, where no day is set. */
  waiting: string | null;
  timeZone: string;
};

/** The four answers for a commission. */
export function CommissionStanding({ status, words, reason, holdUntil, review, waiting, timeZone }: Props) {
  const due = review
    ? { term: "Decided by", value: formatDate(review.decideBy, timeZone) }
    : { term: "Hold ends", value: formatDate(holdUntil, timeZone) };
  return (
    <FourAnswers
      status={<StatusDot tone={words.tone}>{words.label}</StatusDot>}
      why={words.why}
      reason={review ? `About: ${review.category}` : reason}
      next={words.next}
      due={status === "pending" ? due : waiting ? { term: "By when", value: waiting } : null}
    />
  );
}
