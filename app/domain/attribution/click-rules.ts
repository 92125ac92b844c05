import { createIsbotFromList, list } from "isbot";
import { remembering } from "~/kernel/remembering";

export type ClickVerdict = "counted" | "bot" | "prefetch" | "repeat";
export type Device = "desktop" | "mobile" | "tablet" | "other";

/** A few hundred browsers and sites make nearly all visits. */
const remembered = 2_000;

// What only fetches a page for somebody is no reader; isbot's list knows the names.
const isBot = remembering<string, boolean>(createIsbotFromList(list), remembered);

/** What a request says of itself in its headers; each is empty when it says nothing. */
export type Asking = {
  userAgent: string;
  purpose: string;
  /** For what a browser fetches it (Sec-Fetch-Dest); older ones do not say. */
  fetchedFor: string;
};

/** Whether a request for a link is a visit: no bot, nothing fetched ahead of time, and no image or frame of a page. */
export function decideVerdict({ userAgent, purpose, fetchedFor }: Asking): ClickVerdict {
  if (/prefetch|prerender|preview/i.test(purpose)) return "prefetch";
  if (fetchedFor !== "" && fetchedFor !== "document") return "prefetch";
  return userAgent === "" || isBot(userAgent) ? "bot" : "counted";
}

/** What kind of device says so of itself; "Mobi" is what browsers agree on for phones. */
export const deviceOf = remembering((userAgent: string): Device => {
  if (/ipad|tablet|android(?!.*mobi)/i.test(userAgent)) return "tablet";
  if (/mobi/i.test(userAgent)) return "mobile";
  return /windows|macintosh|linux|cros/i.test(userAgent) ? "desktop" : "other";
}, remembered);

/** A host that referred somebody, as far as the browser says so. */
export const referrerHost = remembering(
  (referrer: string): string => (URL.canParse(referrer) ? new URL(referrer).host.slice(0, 253) : ""),
  remembered,
);
