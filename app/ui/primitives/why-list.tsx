import type { ReactNode } from "react";
import type { Tone } from "../tone";

/** One rule, what was found, and what follows from it. */
export type WhyLine = { rule: string; found?: ReactNode; effect?: ReactNode; tone?: Tone };

/** One line of an arithmetic; the last one with `total` is drawn under a line. */
export type WhyTerm = { label: string; value: ReactNode; total?: boolean };

/** The explanation itself, for places where it stands open (a review, a commission's page). */
export function WhyList({ items, arithmetic }: { items: readonly WhyLine[]; arithmetic?: readonly WhyTerm[] }) {
  return (
    <>
      <ul className="why-list">
        {items.map((item) => (
          <li key={`${item.rule} ${item.found}`} className={`why-item tone-${item.tone ?? "neutral"}`}>
            <span>{item.rule}</span>
            <span className="why-effect">{item.effect}</span>
            {item.found ? <span className="why-found">{item.found}</span> : null}
          </li>
        ))}
      </ul>
      {arithmetic?.length ? (
        <div className="arithmetic mt-2">
          {arithmetic.map((term) => (
            <div key={term.label} className={term.total ? "arithmetic-total" : undefined}>
              <span>{term.label}</span>
              <span>{term.value}</span>
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}
