import { listClickBursts } from "db/queries/fraud";
import { findVersionInForce } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { after, hour } from "~/kernel/time";
import type { Ctx } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import { loadExemptions } from "../load-facts";
import { clickBurst, clicksPerHour } from "../rules/click-burst";
import { severityOf } from "../types";
import { raiseFlag } from "./raise-flag";

/** Looks for bursts of clicks in the last two hours; each link, network and hour is flagged once. */
export async function screenClicks(ctx: Ctx): Promise<void> {
  const since = after(ctx.now(), -2 * hour);
  for (const burst of await listClickBursts(ctx.db, since, clicksPerHour)) {
    const { linkId, partnerId, programId, network } = burst;
    await inTransaction(ctx.db, async (tx) => {
      const inForce = await findVersionInForce(tx, programId);
      const found = clickBurst(burst);
      if (!inForce || !found) return;
      const { rules } = await loadVersion(tx, inForce.id);
      const severity = severityOf("clickBurst", rules);
      if (!severity || (await loadExemptions(tx, partnerId, ctx.now())).has("clickBurst")) return;
      const window = `${network}:${burst.hour.toISOString()}`;
      await raiseFlag(tx, ctx, { partnerId, programId, linkId, window }, { rule: "clickBurst", found, severity });
    });
  }
}
