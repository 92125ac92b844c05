import { approverWords } from "~/domain/commissions/rules";
import type { DeskCommission } from "~/domain/commissions/views/desk-commission";
import { type PayoutStatus, payoutWords } from "~/domain/payouts/rules";
import type { FormFailure } from "~/kernel/parse-form";
import { formatMoney } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { Line } from "~/ui/primitives/line";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { CommissionStanding } from "./commission-standing";
import { CommissionStory } from "./commission-story";
import { CommissionDecision } from "./decision-forms";
import { holdEnd } from "./hold-end";
import { LedgerLines } from "./ledger-lines";

type Props = { commission: DeskCommission; failure?: FormFailure & { intent: string } };

/** Who decided: a person, or the program's own ceiling. */
function decisionOf({ decidedByName, decidedAt, approvedMinor }: DeskCommission): string | null {
  if (!decidedAt) return null;
  if (decidedByName) return decidedByName;
  return approvedMinor > 0n ? "Approved by itself: at or below the ceiling" : null;
}

/** Who may approve it, and why a partner manager's approval is not enough. */
function mayApproveWords({ aboveRules, fourEyes }: DeskCommission): string {
  const who = approverWords({ aboveRules, fourEyes });
  if (aboveRules) return `${who}: it is more than the rules give`;
  return fourEyes ? `${who}: it reaches the program's threshold` : who;
}

/** A commission on the desk: why this amount, where it went, and what can be decided. */
export function DeskCommissionPage({ commission, failure }: Props) {
  const { timeZone, decidedAt, paidAt, kind, payouts, currency } = commission;
  const date = (at: Date | null) => (at ? formatDate(at, timeZone) : null);
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const isCash = kind === "cash";
  return (
    <DetailLayout
      factsFirst
      story={
        <>
          <CommissionStory commission={commission} />
          {payouts.length > 0 ? (
            <Panel title="Payouts" padded={false}>
              <ul className="divide-y divide-line">
                {payouts.map((payout) => (
                  <Line
                    key={payout.id}
                    to={paths.desk.payout(payout.id)}
                    title={payout.reference ?? `Made on ${date(payout.createdAt)}`}
                  >
                    <StatusDot tone={payout.returnedAt ? "bad" : payoutWords[payout.status as PayoutStatus].tone}>
                      {payout.droppedAt
                        ? "Dropped"
                        : payout.returnedAt
                          ? "Returned"
                          : payoutWords[payout.status as PayoutStatus].label}
                    </StatusDot>
                    <span className="tabular-nums">{formatMoney(payout)}</span>
                  </Line>
                ))}
              </ul>
            </Panel>
          ) : null}
          <LedgerLines postings={commission.postings} timeZone={timeZone} />
          <Panel title="Belongs to" padded={false}>
            <ul className="divide-y divide-line">
              <Line to={paths.desk.lead(commission.leadId)} title={commission.companyName}>
                The lead
              </Line>
              <Line to={paths.desk.statements(commission.partnerId)} title={commission.partnerName}>
                The partner's statements
              </Line>
            </ul>
          </Panel>
        </>
      }
      facts={
        <>
          <CommissionStanding
            status={commission.status}
            words={commission.words}
            reason={commission.decisionReason}
            holdUntil={commission.holdUntil}
            review={commission.review}
            waiting={commission.waiting}
            timeZone={timeZone}
          />
          <CommissionDecision key={commission.revision} commission={commission} failure={failure} />
          <Panel title="Who and when">
            <DescriptionList
              items={[
                { term: "Lead accepted by", value: commission.acceptedByName },
                { term: "Amount set by", value: commission.setByName },
                { term: "Who may approve", value: mayApproveWords(commission) },
                { term: "Earned", value: date(commission.milestoneAt) },
                { term: "Hold ends", value: holdEnd(commission) },
                { term: "Decided by", value: decisionOf(commission) },
                { term: "Decided", value: date(decidedAt) },
                { term: "Approved", value: commission.approvedMinor > 0n ? money(commission.approvedMinor) : null },
                { term: isCash ? "Paid" : "Given", value: date(paidAt) },
                ...(isCash ? [] : [{ term: "Given by", value: commission.paidByName }]),
                { term: "Reference", value: commission.paymentReference },
              ].filter(({ value }) => value !== null)}
            />
          </Panel>
        </>
      }
    />
  );
}
