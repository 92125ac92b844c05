import { Link } from "@remix-run/react";
import type { CommissionExplanation } from "~/domain/commissions/types";
import { subjectWords } from "~/domain/disputes/dispute-words";
import type { DisputeSubject } from "~/domain/disputes/types";
import { formatMoney } from "~/kernel/money";
import { formatDateTime } from "~/kernel/time";
import { Panel } from "~/ui/primitives/panel";
import { WhyList } from "~/ui/primitives/why-list";

type Dispute = {
  subject: DisputeSubject;
  companyName: string;
  decisionText: string | null;
  amountMinor: bigint | null;
  currency: string | null;
  explanation: CommissionExplanation | null;
  amountNowMinor: bigint | null;
  statement: string;
  evidence: { id: string; name: string } | null;
  openedAt: Date;
  openedByName: string | null;
  answer: string | null;
  answeredAt: Date | null;
};
type Props = {
  dispute: Dispute;
  about: { to: string; label: string };
  /** Where a file of the lead is read. */
  toFile: (fileId: string) => string;
  timeZone: string;
};

const quote = "whitespace-pre-wrap border-l-2 border-line pl-3";

/** An appeal as both sides read it: the decision, what speaks against it, and the answer. */
export function DisputeStory({ dispute, about, toFile, timeZone }: Props) {
  const { subject, decisionText, amountMinor, amountNowMinor, currency, explanation } = dispute;
  const { statement, evidence, answer, answeredAt } = dispute;
  return (
    <>
      <Panel title="The decision">
        <p>
          {subjectWords[subject].label}:{" "}
          <Link className="link" to={about.to}>
            {about.label}
          </Link>
          {amountMinor !== null && currency !== null ? `, ${formatMoney({ amountMinor, currency })}` : null}
        </p>
        {decisionText ? <p className={`mt-2 ${quote}`}>{decisionText}</p> : null}
        {explanation ? (
          <div className="mt-3">
            <WhyList items={explanation.items} />
          </div>
        ) : null}
      </Panel>
      <Panel title="What speaks against it">
        <p className={quote}>{statement}</p>
        {evidence ? (
          <p className="mt-2">
            <Link className="link" reloadDocument to={toFile(evidence.id)}>
              {evidence.name}
            </Link>
          </p>
        ) : null}
        <p className="mt-2 text-sm text-muted">
          {dispute.openedByName ?? "The partner"}, {formatDateTime(dispute.openedAt, timeZone)}
        </p>
      </Panel>
      {answer && answeredAt ? (
        <Panel title="The answer">
          <p className={quote}>{answer}</p>
          {amountMinor !== null && amountNowMinor !== null && currency !== null && amountNowMinor !== amountMinor ? (
            <p className="mt-2 tabular-nums">
              {formatMoney({ amountMinor, currency })} before, {formatMoney({ amountMinor: amountNowMinor, currency })}{" "}
              now.
            </p>
          ) : null}
          <p className="mt-2 text-sm text-muted">{formatDateTime(answeredAt, timeZone)}</p>
        </Panel>
      ) : null}
    </>
  );
}
