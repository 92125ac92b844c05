import { payoutObstacles } from "~/domain/payouts/rules";
import type { PayoutObstacles } from "~/domain/payouts/views/payout-obstacles";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";

/** Why nothing is paid to this organisation as things are, and where that is mended; nothing where nothing stands in the way. */
export function PayoutObstacleList({ obstacles, mayMend }: PayoutObstacles) {
  if (obstacles.length === 0) return null;
  const mendable = obstacles.some((obstacle) => obstacle !== "suspended");
  return (
    <Callout
      tone="attention"
      title="What you earn cannot be paid yet"
      action={
        mendable && mayMend ? <ButtonLink to={paths.portal.payoutProfile()}>Payout details</ButtonLink> : undefined
      }
    >
      <ul>
        {obstacles.map((obstacle) => (
          <li key={obstacle}>{payoutObstacles[obstacle].partner}</li>
        ))}
      </ul>
      {mendable && !mayMend ? <p>An admin of your organisation can add what is missing.</p> : null}
    </Callout>
  );
}
