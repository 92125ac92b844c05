import type { ReactNode } from "react";
import { WebAddress } from "./web-address";

export type Fact = {
  term: string;
  /** Null, undefined and "" are shown as a dash, so that a missing fact is seen to be missing. */
  value: ReactNode;
};

export type DescriptionListProps = {
  items: readonly Fact[];
  /** `wide` puts the term above its value in as many columns as fit. */
  layout?: "rows" | "wide";
};

/** Facts of an object: term and value. */
export function DescriptionList({ items, layout = "rows" }: DescriptionListProps) {
  return (
    <dl className={layout === "wide" ? "facts facts-wide" : "facts"}>
      {items.map((item) => (
        <div key={item.term}>
          {/* A dotted name breaks before its dots. */}
          <dt>
            <WebAddress>{item.term}</WebAddress>
          </dt>
          <dd>{isPresent(item.value) ? item.value : <span className="text-faint">–</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function isPresent(value: ReactNode): boolean {
  return value !== null && value !== undefined && value !== "" && value !== false;
}
