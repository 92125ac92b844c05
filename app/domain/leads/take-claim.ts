import { findClaim, lockCompany } from "db/queries/leads";
import type { Tx } from "db/tx";

/** The company of a link's lead is claimed as any other; one whose domain is not known claims nothing. */
export async function takeClaim(tx: Tx, domain: string): Promise<"holds" | "waits" | "released"> {
  if (domain === "") return "released";
  await lockCompany(tx, "", domain);
  return (await findClaim(tx, "", domain)) ? "waits" : "holds";
}
