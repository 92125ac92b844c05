/** Clicks of one network on one link within an hour. */
export type ClickBurst = { network: string; clicks: number };

/** So many clicks and more of one network within an hour are no readers. */
export const clicksPerHour = 100;

/** A link is clicked very often from one network within an hour. */
export function clickBurst({ network, clicks }: ClickBurst): string | null {
  return clicks >= clicksPerHour ? `${clicks} clicks within an hour from the network ${network}.` : null;
}
