import { groupSentences, type RuleSentence } from "~/domain/programs/rules-words";
import { Panel } from "~/ui/primitives/panel";
import { TermsText } from "./terms-text";

/** Sentences by section, for a panel or a preview. */
export function RuleSections({ sentences, level = 3 }: { sentences: readonly RuleSentence[]; level?: 3 | 4 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="grid gap-4">
      {groupSentences(sentences).map(({ section, title, items }) => (
        <section key={section}>
          <Heading className="mb-1 text-sm text-muted">{title}</Heading>
          <ul className="grid list-disc gap-1 ps-5">
            {items.map((item) => (
              <li key={item.id}>{item.text}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type PanelsProps = { sentences: readonly RuleSentence[]; terms: string; level?: 2 | 3 };

/** A version's rules as sentences, with its terms. */
export function RulesPanels({ sentences, terms, level = 2 }: PanelsProps) {
  return (
    <>
      <Panel title="The rules" level={level}>
        <RuleSections sentences={sentences} level={level === 2 ? 3 : 4} />
      </Panel>
      <Panel title="Terms" level={level}>
        <TermsText text={terms} />
      </Panel>
    </>
  );
}
