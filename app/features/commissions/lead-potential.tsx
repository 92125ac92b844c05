import type { getLeadPotential } from "~/domain/commissions/views/lead-potential";
import { formatMoney } from "~/kernel/money";
import { Panel } from "~/ui/primitives/panel";

export type Potential = Awaited<ReturnType<typeof getLeadPotential>>;

/** What an open lead can still earn, each with how it was estimated and what stands against it. */
export function LeadPotential({ rewards }: { rewards: Potential }) {
  if (rewards.length === 0) return null;
  return (
    <Panel title="What this lead can still earn">
      <ul className="grid gap-3">
        {rewards.map(({ key, milestone, reward, estimate, arithmetic, against }) => (
          <li key={key} className="grid gap-0.5">
            <div className="flex items-baseline justify-between gap-3">
              <span className="font-medium">{milestone}</span>
              {estimate ? (
                <span className="tabular-nums">
                  {arithmetic ? "about " : ""}
                  {formatMoney(estimate)}
                </span>
              ) : (
                <span className="text-sm text-muted">not known yet</span>
              )}
            </div>
            <p className="text-sm text-muted">{reward}</p>
            {arithmetic ? <p className="text-sm text-muted tabular-nums">{arithmetic}</p> : null}
            {against.map(({ rule, found, effect }) => (
              <p key={rule} className="text-sm">
                {rule}; found: {found}: {effect}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
