import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import { type JobServices, systemCtx } from "../job-services";

/** Works the books out anew from the journal; the result is kept for the desk, differences are logged as an error. */
export async function verifyLedgerJob(services: JobServices): Promise<void> {
  const { commissions, differences, waiting } = await verifyLedger(systemCtx(services));
  if (differences.length === 0) return;
  const facts = { commissions, differences: differences.length, waiting };
  services.log.error(facts, "the ledger and the journal do not say the same; the desk's ledger page lists where");
}
