import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import type { Ctx } from "~/domain/context";
import { runMain } from "./runtime/main";
import { withServices } from "./runtime/with-services";

/** Works commissions and balances out from the journal and prints every difference; ends with 1 when there is any. */
async function verify(ctx: Ctx): Promise<void> {
  const { commissions, transactions, waiting, differences } = await verifyLedger(ctx);
  for (const { about, what, journal, books } of differences) {
    console.log(`${about}: ${what} is ${books} in the books and ${journal} by the journal`);
  }
  if (waiting > 0) console.log(`${waiting} facts are still to be worked out; run this again when the worker has.`);
  console.log(
    `${commissions} commissions and ${transactions} ledger transactions verified, ${differences.length} differences.`,
  );
  if (differences.length > 0) process.exitCode = 1;
}

await runMain(() => withServices(verify, { createsDatabase: false }));
