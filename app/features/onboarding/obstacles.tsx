import { Link } from "@remix-run/react";
import type { StepName } from "~/domain/onboarding/rules";
import { paths } from "~/paths";
import { Callout } from "~/ui/primitives/callout";

/** Where something can be done about a step; what the vendor has to do leads to the steps themselves. */
export const stepPlaces: Record<StepName, { to: string; label: string }> = {
  profile: { to: paths.portal.organisation(), label: "Complete it" },
  domain: { to: paths.portal.organisation(), label: "Verify it" },
  customer: { to: paths.portal.start(), label: "See the steps" },
  question: { to: paths.portal.start(), label: "Answer it" },
  tier: { to: paths.portal.start(), label: "See the steps" },
  terms: { to: paths.portal.program(), label: "Read and accept" },
};

type Props = { title: string; obstacles: readonly { step: StepName | null; why: string }[] };

/** Everything that stands in the way of a lead, each with the way to change it. */
export function Obstacles({ title, obstacles }: Props) {
  if (obstacles.length === 0) return null;
  return (
    <Callout tone="attention" title={title}>
      <ul className="grid gap-1">
        {obstacles.map(({ step, why }) => (
          <li key={why}>
            {why}{" "}
            {step ? (
              <Link className="link" to={stepPlaces[step].to}>
                {stepPlaces[step].label}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
