import type { VendorCtx } from "../../context";
import { sendMessage } from "../../leads/commands/send-message";
import type { MessageInput } from "../../leads/input";
import { getVisibleLead } from "../views/may-see-lead";

/** Writes to the partner, or a note, about a lead that this employee may see. Throws `not-found`. */
export function writeAboutLead(kind: "message" | "note") {
  return async (ctx: VendorCtx, input: MessageInput & { leadId: string }): Promise<void> => {
    await getVisibleLead(ctx, input.leadId);
    await sendMessage(ctx, { ...input, kind });
  };
}
