import { findOpenLink, isClickOn } from "db/queries/clicks";
import { isClickAside } from "db/queries/clicks-aside";
import type { Db } from "db/tx";
import { usualWindowDays } from "../../programs/program-rules";
import { standingOfLink } from "../link-rules";

/** Where a link leads now, or why it leads nowhere. Days and offer are the program's. */
export type LinkTarget =
  | {
      open: true;
      linkId: string;
      partnerId: string;
      programId: string;
      /** For how long a click on it counts. */
      windowDays: number;
      destination: string;
      offer: Offer | null;
    }
  | { open: false; why: "unknown" | "paused" | "ended" };
export type Offer = { slug: string; programName: string; headline: string; body: string; actionLabel: string };

/**
 * Follows a link by its code or its offer page's address. Nothing of the request ever becomes the target: it is the
 * link's own address, the offer's or the program's, on a host that the program still allows (SAFETY, rule 9).
 */
export async function followLink(db: Db, by: { code: string } | { slug: string }): Promise<LinkTarget> {
  const link = await findOpenLink(db, by);
  if (!link) return { open: false, why: "unknown" };
  const { id: linkId, partnerId, programId, programName, headline, body, actionLabel, offerSlug } = link;
  const hasOffer = link.offerActive === true && offerSlug !== null && headline !== null;
  if ("slug" in by && !hasOffer) return { open: false, why: "paused" };
  const ofOffer = hasOffer ? (link.offerDestination ?? "") : "";
  const standing = standingOfLink({ ...link, destinations: [link.destination, ofOffer, link.programDestination] });
  if (!standing.open) return { open: false, why: ["ended", "left"].includes(standing.why) ? "ended" : "paused" };
  const offer = hasOffer
    ? { slug: offerSlug, programName, headline, body: body ?? "", actionLabel: actionLabel ?? "Continue" }
    : null;
  const windowDays = link.windowDays ?? usualWindowDays;
  // As a browser would write it: what was typed may hold characters that no header takes.
  const destination = new URL(standing.destination).href;
  return { open: true, linkId, partnerId, programId, windowDays, destination, offer };
}

/**
 * Whether a click id that an address carries is of a visit of this link. Another link's is somebody else's, perhaps in
 * another program: it must not go on as if it had led here.
 */
export async function isVisitOf(db: Db, { linkId }: { linkId: string }, clickId: string): Promise<boolean> {
  // What is counted between the two questions is found by the second: it is asked of what was counted.
  return (await isClickAside(db, linkId, clickId)) || (await isClickOn(db, linkId, clickId));
}
