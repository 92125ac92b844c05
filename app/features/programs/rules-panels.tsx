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

/** A version's rules as sentences, with its terms. */
export function RulesPanels({ sentences, terms }: { sentences: readonly RuleSentence[]; terms: string }) {
  return (
    <>
      <Panel title="The rules">
        <RuleSections sentences={sentences} />
      </Panel>
      <Panel title="Terms">
        <TermsText text={terms} />
      </Panel>
    </>
  );
}
