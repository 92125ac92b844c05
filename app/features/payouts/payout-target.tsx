import type { DeskPayout } from "~/domain/payouts/views/payouts";

/** Which payout a form is about, as it was seen. */
export function PayoutTarget({ payout, intent }: { payout: DeskPayout; intent: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="payoutId" value={payout.id} />
      <input type="hidden" name="revision" value={payout.revision} />
    </>
  );
}
