import type { FitItem } from "~/domain/leads/fit";
import { Panel } from "~/ui/primitives/panel";
import { WhyList } from "~/ui/primitives/why-list";

const effects = {
  met: { effect: "fits", tone: "good" },
  missed: { effect: "does not fit", tone: "neutral" },
  blocks: { effect: "required, not met", tone: "bad" },
  unknown: { effect: "not given yet", tone: "info" },
} as const;

/** The program's criteria and what was found, without points: those are the vendor's. */
export function PartnerFit({ items, sentence }: { items: readonly Omit<FitItem, "effect">[]; sentence?: string }) {
  return (
    <Panel title="Fit with the program">
      {sentence ? (
        <p className="mb-3 text-sm" aria-live="polite">
          {sentence}
        </p>
      ) : null}
      <WhyList
        items={items.map(({ rule, found, outcome }) => ({
          rule,
          found: outcome === "unknown" ? undefined : found,
          ...effects[outcome],
        }))}
      />
    </Panel>
  );
}

/** The fit so far, as one sentence that names no points. */
export function fitSentence(items: readonly Pick<FitItem, "outcome">[]): string {
  const count = (outcome: FitItem["outcome"]) => items.filter((item) => item.outcome === outcome).length;
  if (count("blocks") > 0) return "A required criterion is not met, so this lead cannot be accepted.";
  if (count("unknown") > 0) return `${count("met")} of ${items.length} criteria met so far.`;
  if (count("missed") === 0) return "Every criterion of the program is met.";
  return `${count("met")} of ${items.length} criteria met. The reviewer weighs the rest.`;
}
