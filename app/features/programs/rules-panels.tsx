import type { ProgramPage } from "~/domain/commissions/views/program-page";
import { Panel } from "~/ui/primitives/panel";
import { TermsText } from "./terms-text";

function Sentences({ items }: { items: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1 ps-5">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** A program's rules as sentences. */
export function RulesPanels({ rules }: { rules: ProgramPage["rules"] }) {
  return (
    <>
      <Panel title="What qualifies">
        <h3 className="mb-1 text-sm text-muted">Required</h3>
        <Sentences items={rules.required} />
        <h3 className="mt-4 mb-1 text-sm text-muted">Counts in favour</h3>
        <Sentences items={rules.welcome} />
      </Panel>
      <Panel title="What it pays">
        <Sentences items={rules.rewards} />
      </Panel>
      <Panel title="What we promise">
        <Sentences items={rules.promises} />
        <p className="mt-3 text-sm text-muted">Business hours: {rules.hours}.</p>
      </Panel>
      <Panel title="Terms">
        <TermsText text={rules.terms} />
      </Panel>
    </>
  );
}
