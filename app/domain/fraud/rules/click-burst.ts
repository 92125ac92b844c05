import { counted } from "~/kernel/counted";

/** Clicks on one link: how many the busiest network made within an hour, and how many networks made too many. */
export type ClickBurst = { network: string; clicks: number; networks: number };

/** So many clicks and more of one network within an hour are no readers. */
export const clicksPerHour = 100;

/** A link is clicked very often from one network within an hour. */
export function clickBurst({ network, clicks, networks }: ClickBurst): string | null {
  if (clicks < clicksPerHour) return null;
  const others = networks - 1;
  const more = others > 0 ? `, and a burst from ${counted(others, "other")}` : "";
  return `${clicks} clicks within an hour from the network ${network}${more}.`;
}
