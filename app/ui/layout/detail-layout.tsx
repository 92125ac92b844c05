import type { ReactNode } from "react";

export type DetailLayoutProps = {
  /** Summary, timeline, conversation. */
  story: ReactNode;
  /** Status, owner, dates, money. On a phone it comes first when `factsFirst`. */
  facts: ReactNode;
  factsLabel?: string;
  factsFirst?: boolean;
};

/** One object: its story on the left, its facts on the right. */
export function DetailLayout({ story, facts, factsLabel = "Facts", factsFirst = false }: DetailLayoutProps) {
  return (
    <div className="split split-detail">
      <div className="grid content-start gap-5">{story}</div>
      <aside
        aria-label={factsLabel}
        className={`grid content-start gap-5 ${factsFirst ? "max-lg:order-first" : ""}`.trim()}
      >
        {facts}
      </aside>
    </div>
  );
}
