import type { CommissionExplanation, ExplanationItem } from "~/domain/commissions/types";
import { formatMoney } from "~/kernel/money";
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
  };
};

/** Why an amount is what it is: rule, what was found, effect, and the arithmetic. The same for both sides. */
export function CommissionStory({ commission }: Props) {
  const { explanation, grossMinor, amountMinor, settledMinor, nettedMinor, currency, cuts } = commission;
  const money = (minor: bigint) => formatMoney({ amountMinor: minor, currency });
  const isTold = explanation.items.some(({ found }) => found === explanation.arithmetic);
  const arithmetic: WhyTerm[] = isTold ? [] : [{ label: explanation.arithmetic, value: "" }];
  if (grossMinor !== amountMinor) {
    arithmetic.push({ label: "Before limits", value: money(grossMinor) });
    arithmetic.push({ label: "Cut by limits", value: money(amountMinor - grossMinor) });
  }
  arithmetic.push({ label: "Due", value: money(amountMinor), total: true });
  if (settledMinor > 0n) arithmetic.push({ label: "Paid so far", value: money(settledMinor) });
  if (nettedMinor > 0n) arithmetic.push({ label: "To be netted from the next payment", value: money(nettedMinor) });
  return (
    <Panel title="Why this amount?">
      <WhyList items={[...explanation.items, ...cuts]} arithmetic={arithmetic} />
      <p className="mt-3 text-sm text-muted">
        After version {explanation.versionNumber} of the program's rules, which was in force when the lead was
        submitted.
      </p>
    </Panel>
  );
}
