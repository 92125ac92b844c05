import type { Potential, PotentialReward } from "~/domain/commissions/views/lead-potential";
import { formatMoney } from "~/kernel/money";
import { Panel } from "~/ui/primitives/panel";

/** What a lead can still earn, each with how it was estimated and what stands against it; or why it earns nothing. */
export function LeadPotential({ potential }: { potential: Potential | null }) {
  if (!potential) return null;
  const { rewards, blocked } = potential;
  return (
    <Panel title="What this lead can still earn">
      {blocked ? (
        <p className={rewards.length > 0 ? "mb-3" : undefined}>
          {rewards.length > 0 ? "Not all that its rules name." : "Nothing more."} {blocked}
        </p>
      ) : null}
      {rewards.length > 0 ? (
        <ul className="grid gap-3">
          {rewards.map((reward) => (
            <RewardLine key={reward.key} reward={reward} />
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

function RewardLine({ reward: { milestone, reward, estimate, arithmetic, against } }: { reward: PotentialReward }) {
  return (
    <li className="grid gap-0.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{milestone}</span>
        {estimate === "unknown" ? <span className="text-sm text-muted">not known yet</span> : null}
        {estimate === null ? <span className="text-sm text-muted">nothing as things are</span> : null}
        {typeof estimate === "object" && estimate ? (
          <span className="tabular-nums">
            {arithmetic ? "about " : ""}
            {formatMoney(estimate)}
          </span>
        ) : null}
      </div>
      <p className="text-sm text-muted">{reward}</p>
      {arithmetic ? <p className="text-sm text-muted tabular-nums">{arithmetic}</p> : null}
      {against.map(({ rule, found, effect }) => (
        <p key={rule} className="text-sm">
          {rule}; found: {found}: {effect}
        </p>
      ))}
    </li>
  );
}
