import { describeRules } from "~/domain/programs/rules-words";
import type { RulesReading } from "~/domain/programs/rules-form";
import { Panel } from "~/ui/primitives/panel";
import { RuleSections } from "../rules-panels";
import { TermsText } from "../terms-text";

/** The sentences that partners will read, of everything that makes sense already. */
export function RulesPreview({ readable }: { readable: RulesReading["readable"] }) {
  const sentences = describeRules(readable, "partner");
  return (
    <Panel title="What partners will read">
      <RuleSections sentences={sentences} />
      <h3 className="mt-4 mb-1 text-sm text-muted">Terms</h3>
      <TermsText text={readable.terms ?? ""} />
    </Panel>
  );
}
