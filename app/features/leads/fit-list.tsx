import type { Fit } from "~/domain/leads/fit";
import { WhyList } from "~/ui/primitives/why-list";

const tones = { met: "good", missed: "neutral", blocks: "bad", unknown: "info" } as const;

/** Each criterion, what was found and what follows: the same sentences wherever a score is explained. */
export function FitList({ fit }: { fit: Fit }) {
  return (
    <WhyList
      items={fit.items.map(({ rule, found, effect, outcome }) => ({ rule, found, effect, tone: tones[outcome] }))}
      arithmetic={[{ label: "Score", value: `${fit.score} of ${fit.best}`, total: true }]}
    />
  );
}
