import { continueBurst, listClickBursts } from "db/queries/fraud";
import { lockLink } from "db/queries/links";
import { findVersionInForce } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { after, day } from "~/kernel/time";
import type { Ctx } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import { loadExemptions } from "../load-facts";
import { clickBurst, clicksPerHour } from "../rules/click-burst";
import { severityOf } from "../types";
import { raiseFlag } from "./raise-flag";

/** So far back clicks are looked at: a worker that stood still for most of a day misses none. */
const lookBack = day;

/**
 * Looks for bursts of clicks. One burst of a link is flagged once, however often and by however many it is looked at;
 * while a flag on a link is open, later bursts of it belong to that flag.
 */
export async function screenClicks(ctx: Ctx): Promise<void> {
  for (const burst of await listClickBursts(ctx.db, after(ctx.now(), -lookBack), clicksPerHour)) {
    const { linkId, partnerId, programId } = burst;
    await inTransaction(ctx.db, async (tx) => {
      // Whoever looks at the same moment waits here, and then sees the flag.
      await lockLink(tx, { all: true }, linkId);
      if (await continueBurst(tx, burst)) return;
      const inForce = await findVersionInForce(tx, programId);
      const found = clickBurst(burst);
      if (!inForce || !found) return;
      const { rules } = await loadVersion(tx, inForce.id);
      const severity = severityOf("clickBurst", rules);
      if (!severity || (await loadExemptions(tx, partnerId, ctx.now())).has("clickBurst")) return;
      await raiseFlag(tx, ctx, { partnerId, programId, linkId, burst }, { rule: "clickBurst", found, severity });
    });
  }
}
