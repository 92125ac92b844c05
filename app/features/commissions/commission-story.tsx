import type { CommissionExplanation, ExplanationItem } from "~/domain/commissions/types";
import { statusLabel } from "~/domain/commissions/rules";
import type { Part } from "~/domain/commissions/standing";
import { formatMoney } from "~/kernel/money";
import { zoneName } from "~/kernel/time";
import { Panel } from "~/ui/primitives/panel";
import { WhyList, type WhyTerm } from "~/ui/primitives/why-list";

type Props = {
  commission: {
    explanation: CommissionExplanation;
    grossMinor: bigint;
    cuts: readonly ExplanationItem[];
    amountMinor: bigint;
    settledMinor: bigint;
    nettedMinor: bigint;
    currency: string;
    kind: string;
    parts: readonly Part[];
    programName: string;
    /** The time zone of its rules, in which its explanation names days and months. */
    rulesZone: string;
    /** The reader's. */
    timeZone: string;
  };
};

/** Why an amount is what it is: rule, what was found, effect, and the arithmetic. The same for both sides. */
export function CommissionStory({ commission }: Props) {
  const { explanation, grossMinor, amountMinor, settledMinor, nettedMinor, currency, cuts, kind, parts } = commission;
  const money = (minor: bigint) => formatMoney({ amountMinor: minor, currency });
  const isTold = explanation.items.some(({ found }) => found === explanation.arithmetic);
  const arithmetic: WhyTerm[] = isTold ? [] : [{ label: explanation.arithmetic, value: "" }];
  if (grossMinor !== amountMinor) {
    arithmetic.push({ label: "Before limits", value: money(grossMinor) });
    arithmetic.push({ label: "Cut by limits", value: money(amountMinor - grossMinor) });
  }
  arithmetic.push({ label: "Due", value: money(amountMinor), total: true });
  if (parts.length > 0) {
    for (const part of parts)
      arithmetic.push({ label: statusLabel(kind, part.status), value: money(part.amountMinor) });
  } else if (settledMinor > 0n) {
    arithmetic.push({ label: kind === "cash" ? "Paid so far" : "Given so far", value: money(settledMinor) });
  }
  if (nettedMinor > 0n) {
    const label = kind === "cash" ? "To be netted from the next payment" : "Given and not due any more";
    arithmetic.push({ label, value: money(nettedMinor) });
  }
  return (
    <Panel title="Why this amount?">
      <WhyList items={[...explanation.items, ...cuts]} arithmetic={arithmetic} />
      <p className="mt-3 text-sm text-muted">
        After version {explanation.versionNumber} of the rules of {commission.programName}, which was in force when the
        lead was submitted.
        {commission.rulesZone === commission.timeZone
          ? null
          : ` Days and months are those of its time zone, ${zoneName(commission.rulesZone)}.`}
      </p>
    </Panel>
  );
}
