import { Link } from "@remix-run/react";
import { returnLineInput } from "~/domain/payouts/input";
import type { DeskPayout } from "~/domain/payouts/views/payouts";
import { formatMoney } from "~/kernel/money";
import type { FormFailure } from "~/kernel/parse-form";
import { counted } from "~/kernel/counted";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { LineProblems } from "./line-problems";
import { PaymentSummary } from "./payment-summary";
import { PayoutTarget } from "./payout-target";

type Line = DeskPayout["lines"][number];
type Props = { payout: DeskPayout; failure?: FormFailure };

/** One payment per partner; each opens into its commissions, and, once paid, what to do when it comes back. */
export function PayoutLines({ payout, failure }: Props) {
  return (
    <Panel title="Payments" count={payout.lines.length} padded={false}>
      <ul className="divide-y divide-line">
        {payout.lines.map((line) => (
          <li key={line.partnerId}>
            <PayoutLine payout={payout} line={line} failure={failure} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PayoutLine({ payout, line, failure }: Props & { line: Line }) {
  const { currency, timeZone, may } = payout;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const own = failure?.values.partnerId === line.partnerId ? failure : undefined;
  const { commissions, returnedAt, droppedAt, problems } = line;
  return (
    <details open={own !== undefined || payout.lines.length === 1 || problems.length > 0}>
      <PaymentSummary
        name={line.partnerName}
        detail={[
          counted(commissions.length, "commission"),
          line.accountTail ? `account ending in ${line.accountTail}` : null,
        ]
          .filter(Boolean)
          .join(", ")}
        amount={money(line.amountMinor)}
        marks={
          <>
            {returnedAt ? (
              <StatusDot tone="bad">Returned by the bank on {formatDate(returnedAt, timeZone)}</StatusDot>
            ) : null}
            {droppedAt ? <StatusDot tone="neutral">Dropped on {formatDate(droppedAt, timeZone)}</StatusDot> : null}
            {problems.length > 0 ? <StatusDot tone="attention">Not as it was</StatusDot> : null}
          </>
        }
      />
      <div className="grid gap-3 px-4 pb-4 ps-11">
        {problems.length > 0 ? <LineProblems payout={payout} line={line} /> : null}
        {line.returnReason ? <p className="border-l-2 border-line pl-3">{line.returnReason}</p> : null}
        <ul className="grid gap-1">
          {commissions.map((commission) => (
            <li key={commission.id} className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="min-w-0">
                <Link className="link" to={paths.desk.commission(commission.id)}>
                  {commission.companyName}
                </Link>{" "}
                <span className="text-sm text-muted">
                  {commission.amountMinor < 0n ? "taken back after payment" : commission.milestone}
                </span>{" "}
                {commission.pilot ? <Tag>pilot</Tag> : null}
              </span>
              <span className="whitespace-nowrap tabular-nums">{money(commission.amountMinor)}</span>
            </li>
          ))}
        </ul>
        <Link className="link text-sm" to={paths.desk.statements(line.partnerId)}>
          Statements of {line.partnerName}
        </Link>
        {may.return && !returnedAt && !droppedAt ? <ReturnForm payout={payout} line={line} failure={own} /> : null}
      </div>
    </details>
  );
}

function ReturnForm({ payout, line, failure }: Props & { line: Line }) {
  const form = useZodForm(returnLineInput, { failure, id: `return-${line.partnerId}` });
  return (
    <details open={failure !== undefined}>
      <summary className="cursor-pointer text-sm">The bank sent this payment back</summary>
      <Form form={form} className="mt-3 grid gap-3">
        <ErrorSummary />
        <PayoutTarget payout={payout} intent="return" />
        <input type="hidden" name="partnerId" value={line.partnerId} />
        <Field name="reason" label="Reason" hint="The partner reads it. The amount is payable again.">
          <Textarea rows={2} limit={500} />
        </Field>
        <SubmitBar label="Note the return" variant="danger" />
      </Form>
    </details>
  );
}
