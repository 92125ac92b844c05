import type { PublicProgram } from "~/domain/onboarding/views/public-programs";
import { groupSentences, type RuleSection } from "~/domain/programs/rules-words";
import { TermsText } from "~/features/programs/terms-text";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { programTones } from "./program-tones";

/** What a reader wants to know, in the order in which they ask. */
const chapters: { title: string; sections: readonly RuleSection[] }[] = [
  { title: "What qualifies", sections: ["required", "welcome", "eligibility"] },
  { title: "What it pays", sections: ["rewards", "limits"] },
  { title: "When you are paid", sections: ["money"] },
  { title: "What we promise", sections: ["promises", "protection", "attribution", "quality"] },
];

const closed = {
  pilot: {
    title: "In its pilot",
    text: "For now only invited partners take part. When the program opens, this page takes applications.",
  },
  paused: {
    title: "Paused",
    text: "The program takes no applications and no leads for now. Who takes part already keeps what was earned.",
  },
  ended: {
    title: "Ended",
    text: "The program takes no applications any more. Leads that were submitted are worked to their end, and what they earned is paid.",
  },
} as const;

/** A program as anybody may read it. */
export function PublicProgramPage({ program }: { program: PublicProgram }) {
  const { name, slug, kind, status, summary, questions, sentences, payments, terms, number } = program;
  const tone = programTones[kind];
  const standing = status === "live" || status === "draft" ? null : closed[status];
  const groups = groupSentences(sentences);
  return (
    <>
      <PageHeader
        title={name}
        description={tone.audience}
        breadcrumbs={[{ label: "Programs", to: paths.programs() }]}
        primary={
          standing ? undefined : (
            <ButtonLink variant="primary" to={paths.apply(slug)}>
              {tone.apply}
            </ButtonLink>
          )
        }
      />
      <div className="grid max-w-3xl gap-5">
        {standing ? (
          <Callout
            tone="attention"
            title={standing.title}
            action={<ButtonLink to={paths.programs()}>See all programs</ButtonLink>}
          >
            {standing.text}
          </Callout>
        ) : null}
        <p className="text-base whitespace-pre-line">{summary || tone.pitch}</p>
        {chapters.map(({ title, sections }) => {
          const own = groups.filter(({ section }) => sections.includes(section));
          // How money reaches a partner is told before how it is approved and taken back.
          const first = sections.includes("money") ? payments : [];
          return own.length > 0 || first.length > 0 ? (
            <Panel key={title} title={title}>
              <div className="grid gap-4">
                {first.length > 0 ? (
                  <ul className="grid list-disc gap-1 ps-5">
                    {first.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ul>
                ) : null}
                {own.map((group) => (
                  <section key={group.section}>
                    {own.length > 1 && group.title !== title ? (
                      <h3 className="mb-1 text-sm text-muted">{group.title}</h3>
                    ) : null}
                    <ul className="grid list-disc gap-1 ps-5">
                      {group.items.map((item) => (
                        <li key={item.id}>{item.text}</li>
                      ))}
                    </ul>
                  </section>
                ))}
              </div>
            </Panel>
          ) : null;
        })}
        {questions.length > 0 ? (
          <Panel title="Questions and answers">
            <div className="grid gap-3">
              {questions.map(({ question, answer }) => (
                <details key={question} className="border-t border-line pt-3 first:border-t-0 first:pt-0">
                  <summary className="min-h-6 cursor-pointer font-medium">{question}</summary>
                  <p className="mt-2 whitespace-pre-line">{answer}</p>
                </details>
              ))}
            </div>
          </Panel>
        ) : null}
        <Panel title="Terms">
          <TermsText text={terms} />
        </Panel>
        <p className="text-sm text-muted">
          Version {number} of the rules, word for word what partners accept. A lead keeps the version under which it was
          submitted.
        </p>
        {standing ? null : (
          <div>
            <ButtonLink variant="primary" to={paths.apply(slug)}>
              {tone.apply}
            </ButtonLink>
          </div>
        )}
      </div>
    </>
  );
}
