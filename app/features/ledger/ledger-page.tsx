import { Form, Link } from "@remix-run/react";
import { Scale } from "lucide-react";
import { accountLabels } from "~/domain/ledger/types";
import type { LedgerPageData, VerificationState } from "~/domain/ledger/views/get-ledger";
import { formatCount } from "~/kernel/counted";
import { formatMoney } from "~/kernel/money";
import { paths } from "~/paths";
import { Button } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Time } from "~/ui/primitives/time";
import { Books } from "~/ui/table/books";

/** The last verification first, then what every kind of account comes to, currency by currency. */
export function LedgerPage({ ledger }: { ledger: LedgerPageData }) {
  return (
    <div className="grid gap-5">
      <VerificationPanel ledger={ledger} />
      {ledger.currencies.length === 0 ? (
        <div className="dt-frame">
          <EmptyState icon={Scale} title="Nothing is booked yet">
            The first commission that is earned opens the books.
          </EmptyState>
        </div>
      ) : null}
      {ledger.currencies.map((one) => (
        <TrialBalance key={one.currency} balance={one} />
      ))}
    </div>
  );
}

function TrialBalance({ balance }: { balance: LedgerPageData["currencies"][number] }) {
  const { currency, lines, debitMinor, creditMinor } = balance;
  const money = (amountMinor: bigint) => (amountMinor === 0n ? null : formatMoney({ amountMinor, currency }));
  const equal = debitMinor === creditMinor;
  return (
    <Panel
      title={`Trial balance in ${currency}`}
      padded={false}
      actions={
        <StatusDot tone={equal ? "good" : "bad"}>
          {equal ? "Debits and credits are equal" : "Debits and credits differ"}
        </StatusDot>
      }
    >
      <Books
        label={`Trial balance in ${currency}`}
        columns={[{ header: "Account" }, { header: "Debit", end: true }, { header: "Credit", end: true }]}
        groups={[
          {
            key: currency,
            rows: lines.map((line) => ({
              key: `${line.kind} ${line.programName}`,
              cells: [
                <>
                  <Link
                    className="link"
                    to={paths.desk.ledgerAccounts({ kind: line.kind, currency, program: line.programId })}
                  >
                    {accountLabels[line.kind]}
                  </Link>
                  <span className="text-muted">
                    {line.programName ? `: ${line.programName}` : null}
                    {line.accounts > 1 ? `, ${formatCount(line.accounts)} accounts` : null}
                  </span>
                </>,
                money(line.debitMinor),
                money(line.creditMinor),
              ],
            })),
          },
        ]}
        footer={[
          "Total",
          formatMoney({ amountMinor: debitMinor, currency }),
          formatMoney({ amountMinor: creditMinor, currency }),
        ]}
      />
    </Panel>
  );
}

const stateWords: Record<Exclude<VerificationState, "none">, { tone: "info" | "attention" | "bad"; text: string }> = {
  waiting: { tone: "info", text: "A verification was asked for and waits for a worker. Reload to see its result." },
  running: { tone: "info", text: "A verification is running now. Reload to see its result." },
  failing: { tone: "attention", text: "The verification could not be finished and is tried again." },
  failed: { tone: "bad", text: "The verification gave up after several attempts; the log says why." },
};

function VerificationPanel({ ledger }: { ledger: LedgerPageData }) {
  const { last, state, now, timeZone } = ledger;
  const word = state === "none" ? null : stateWords[state];
  const busy = state === "waiting" || state === "running";
  return (
    <Panel
      title="Verification"
      actions={
        <Form method="post">
          <Button size="sm" name="intent" value="verify" disabledReason={busy ? "One is under way." : null}>
            Verify now
          </Button>
        </Form>
      }
    >
      <div className="grid gap-2">
        {word ? <StatusDot tone={word.tone}>{word.text}</StatusDot> : null}
        {last ? (
          <p>
            <StatusDot tone={last.differenceCount === 0 ? "good" : "bad"}>
              {last.differenceCount === 0
                ? "The books say what the journal says."
                : `${formatCount(last.differenceCount)} differences between the books and the journal.`}
            </StatusDot>{" "}
            <span className="text-muted">
              <Time value={last.finishedAt} now={now} timeZone={timeZone} />, {formatCount(last.commissions)}{" "}
              commissions and {formatCount(last.transactions)} transactions worked out anew.
            </span>
          </p>
        ) : (
          <p className="text-muted">Not verified yet. It happens every night by itself.</p>
        )}
        {last && last.differences.length > 0 ? (
          <Books
            label="Differences"
            columns={[
              { header: "About" },
              { header: "What" },
              { header: "By the journal", end: true },
              { header: "In the books", end: true },
            ]}
            groups={[
              {
                key: "all",
                rows: last.differences.map((one) => ({
                  key: `${one.about} ${one.what}`,
                  cells: [one.about, one.what, one.journal, one.books],
                })),
              },
            ]}
          />
        ) : null}
        {last && last.differenceCount > last.differences.length ? (
          <p className="text-sm text-muted">The first {last.differences.length} are shown.</p>
        ) : null}
      </div>
    </Panel>
  );
}
