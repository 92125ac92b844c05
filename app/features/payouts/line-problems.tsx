import { Form } from "@remix-run/react";
import type { DeskPayout } from "~/domain/payouts/views/payouts";
import { Button } from "~/ui/primitives/button";
import { Callout } from "~/ui/primitives/callout";
import { PayoutTarget } from "./payout-target";

type Props = { payout: DeskPayout; line: DeskPayout["lines"][number] };

/** What changed about a payment since its payout was made, and the two ways on: drop it, or confirm it. */
export function LineProblems({ payout, line }: Props) {
  const { problems, partnerId } = line;
  const mustDrop = problems.some((problem) => problem.mustDrop);
  return (
    <Callout tone="attention" title="Changed since this payout was made">
      <ul className="grid gap-1">
        {problems.map(({ why }) => (
          <li key={why}>{why}</li>
        ))}
      </ul>
      {payout.may.recheck ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Form method="post">
            <PayoutTarget payout={payout} intent="drop" />
            <input type="hidden" name="partnerId" value={partnerId} />
            <Button
              size="sm"
              disabledReason={payout.may.drop ? null : "It is the only payment left. Undo the payout instead."}
            >
              Drop this payment
            </Button>
          </Form>
          {mustDrop ? null : (
            <Form method="post">
              <PayoutTarget payout={payout} intent="confirm" />
              <input type="hidden" name="partnerId" value={partnerId} />
              <input type="hidden" name="seen" value={problems.map(({ code }) => code).join()} />
              <Button size="sm">Pay it all the same</Button>
            </Form>
          )}
        </div>
      ) : null}
    </Callout>
  );
}
