import { ruleSections } from "~/domain/programs/rules-words";
import type { RuleChange } from "~/domain/programs/version-diff";

const titles = { ...ruleSections, terms: "Terms" };

/** What differs between two versions, by section: what was said before, and what is said now. */
export function ChangeList({ changes }: { changes: readonly RuleChange[] }) {
  const sections = [...new Set(changes.map(({ section }) => section))];
  return (
    <div className="grid gap-5">
      {sections.map((section) => (
        <section key={section}>
          <h3 className="mb-2 text-sm text-muted">{titles[section]}</h3>
          <ul className="grid gap-3">
            {changes
              .filter((change) => change.section === section)
              .map(({ id, before, after }) => (
                <li key={id} className="grid gap-1">
                  {before === null ? null : (
                    <del className="rounded-sm bg-bad-soft px-2 py-1 whitespace-pre-line text-bad-ink">
                      <span className="sr-only">Before: </span>
                      {before}
                    </del>
                  )}
                  {after === null ? (
                    <span className="text-muted">Not in this version any more.</span>
                  ) : (
                    <ins className="rounded-sm bg-good-soft px-2 py-1 whitespace-pre-line text-good-ink no-underline">
                      <span className="sr-only">{before === null ? "New: " : "Now: "}</span>
                      {after}
                    </ins>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
