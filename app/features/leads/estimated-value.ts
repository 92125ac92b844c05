import { formatMoney } from "~/kernel/money";

/** A lead's estimated value per year as text; null when nobody told one, as with a lead that came through a link. */
export function estimatedValue({ valueMinor, currency }: { valueMinor: bigint; currency: string }): string | null {
  return valueMinor > 0n ? formatMoney({ amountMinor: valueMinor, currency }) : null;
}
