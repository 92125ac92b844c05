import { takesLeads } from "../programs/lifecycle";
import { remembering } from "~/kernel/remembering";
import type { LinkStandingName } from "./link-words";

/** Whether an address is one that a program's links may lead to: https, on one of its hosts, without a password. */
export function isAllowedDestination(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === "https:" && username === "" && password === "" && hosts.includes(host);
}

/** The address with the click's id, which the vendor's site hands on when somebody signs up. */
export function destinationWith(address: string, clickId: string): string {
  return aroundClick(address).join(clickId);
}

/** What stands before and behind a click's id, which needs no escaping. */
const aroundClick = remembering((address: string): string[] => {
  const url = new URL(address);
  url.searchParams.set("fl_click", clickPlace);
  return url.href.split(clickPlace);
}, 10_000);
const clickPlace = "click_00000000000000000000000000";

/** What decides whether a link leads anywhere. Destinations are addresses; empty ones are not given. */
export type LinkFacts = {
  status: string;
  programStatus: string;
  enrolmentStatus: string | null;
  /** The link's own, its offer page's and the program's, in this order. */
  destinations: readonly string[];
  allowedHosts: readonly string[];
};

type LinkClosed = Exclude<LinkStandingName, "active">;
export type LinkStanding = { open: true; destination: string } | { open: false; why: LinkClosed };

/**
 * Where a link leads: the first destination that is given, on a host that the program still allows (SAFETY, rule 9).
 * Of several reasons why it leads nowhere, the one that lasts longest. Pure and total.
 */
export function standingOfLink(link: LinkFacts): LinkStanding {
  const closed = (why: LinkClosed): LinkStanding => ({ open: false, why });
  const enrolment = link.enrolmentStatus ?? "ended";
  if (link.programStatus === "ended") return closed("ended");
  if (enrolment !== "approved") return closed(enrolment === "suspended" ? "suspended" : "left");
  if (!takesLeads(link.programStatus)) return closed("program_paused");
  if (link.status !== "active") return closed(link.status === "stopped" ? "stopped" : "paused");
  const destination = link.destinations.find((address) => address !== "") ?? "";
  return isAllowedDestination(destination, link.allowedHosts) ? { open: true, destination } : closed("nowhere");
}
