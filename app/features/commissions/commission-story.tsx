import type { CommissionExplanation } from "~/domain/commissions/types";
import { Panel } from "~/ui/primitives/panel";
import { WhyList } from "~/ui/primitives/why-list";

/** Why an amount is what it is: rule, what was found, effect, and the arithmetic. The same for both sides. */
export function CommissionStory({ explanation, total }: { explanation: CommissionExplanation; total: string }) {
  return (
    <Panel title="Why this amount?">
      <WhyList
        items={explanation.items}
        arithmetic={[
          { label: explanation.arithmetic, value: "" },
          { label: "Due", value: total, total: true },
        ]}
      />
      <p className="mt-3 text-sm text-muted">
        After version {explanation.versionNumber} of the program's rules, which was in force when the lead was
        submitted.
      </p>
    </Panel>
  );
}
