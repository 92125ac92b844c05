import type { VendorCtx } from "../../context";
import { openLeadFile } from "../../leads/views/open-lead-file";
import { getVisibleLead } from "./may-see-lead";

/** A lead's evidence for an employee who may see the lead. Throws `not-found`. */
export async function openDeskLeadFile(ctx: VendorCtx, input: { leadId: string; fileId: string }) {
  await getVisibleLead(ctx, input.leadId);
  return openLeadFile(ctx, input);
}
