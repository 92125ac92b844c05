import { listEnrolments } from "db/queries/programs";
import type { VendorCtx } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import { namedTiers } from "../../programs/tiers";

/** The tiers that can be given in each of a partner's programs, by program; none where the rules in force name none. */
export async function listEnrolmentTiers(ctx: VendorCtx, partnerId: string): Promise<Record<string, string[]>> {
  const tiers: Record<string, string[]> = {};
  for (const { programId, versionInForce } of await listEnrolments(ctx.db, partnerId)) {
    tiers[programId] = versionInForce ? namedTiers((await loadVersion(ctx.db, versionInForce)).rules) : [];
  }
  return tiers;
}
