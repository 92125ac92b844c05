import type { commissionWords } from "~/domain/commissions/rules";
import type { CommissionStatus } from "~/domain/commissions/types";
import { formatDate } from "~/kernel/time";
import { Panel } from "~/ui/primitives/panel";
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
    <Panel title="Where it stands">
      <dl className="grid gap-3">
        <div>
          <dt className="sr-only">Status</dt>
          <dd className="font-semibold">
            <StatusDot tone={words.tone}>{words.label}</StatusDot>
          </dd>
        </div>
        <div>
          <dt className="text-sm text-muted">Why</dt>
          <dd>
            {words.why}
            {reason ? <p className="mt-1 whitespace-pre-wrap border-l-2 border-line pl-3">{reason}</p> : null}
          </dd>
        </div>
        <div>
          <dt className="text-sm text-muted">What happens next</dt>
          <dd>{words.next}</dd>
        </div>
        {status === "pending" ? (
          <div>
            <dt className="text-sm text-muted">Hold ends</dt>
            <dd>{formatDate(holdUntil, timeZone)}</dd>
          </div>
        ) : null}
      </dl>
    </Panel>
  );
}
