import { listOfferPages } from "db/queries/links";
import { findProgram } from "db/queries/program-desk";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";

/** Where a program's links may lead, and its offer pages. Throws `not-found`. */
export async function getProgramLinks({ db }: VendorCtx, programId: string) {
  const program = await findProgram(db, programId);
  if (!program) throw notFound("program");
  const { name, revision, destination, allowedHosts, productName } = program;
  return {
    programId,
    name,
    revision,
    destination,
    allowedHosts,
    productName,
    offerPages: await listOfferPages(db, [programId]),
  };
}

export type ProgramLinks = Awaited<ReturnType<typeof getProgramLinks>>;
