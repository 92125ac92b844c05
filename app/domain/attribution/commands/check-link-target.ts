import { listOfferPages } from "db/queries/links";
import { findProgram } from "db/queries/program-desk";
import type { Tx } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import { isAllowedDestination } from "../link-rules";

/**
 * Checks where a link is to lead: an address on one of its program's hosts, an offer page of the program that is shown.
 * Throws `not-found` (program), `invalid-input` at `destination` or `offerPageId`.
 */
export async function checkLinkTarget(
  tx: Tx,
  programId: string,
  { destination, offerPageId }: { destination: string; offerPageId: string },
): Promise<{ destination: string; offerPageId: string | null }> {
  const program = await findProgram(tx, programId);
  if (!program) throw notFound("program");
  if (destination !== "" && !isAllowedDestination(destination, program.allowedHosts)) {
    const hosts = program.allowedHosts.join(", ");
    const message = hosts
      ? `Links of this program lead to ${hosts} only, over https.`
      : "This program has no address of its own yet: leave this empty.";
    throw new DomainError("invalid-input", { field: "destination", message });
  }
  if (offerPageId === "") return { destination, offerPageId: null };
  const pages = await listOfferPages(tx, [programId]);
  if (!pages.some(({ id, active }) => id === offerPageId && active)) {
    throw new DomainError("invalid-input", { field: "offerPageId", message: "This offer page is not shown any more." });
  }
  return { destination, offerPageId };
}
