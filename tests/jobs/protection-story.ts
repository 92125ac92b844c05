import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerExtension } from "~/domain/leads/commands/answer-extension";
import { remindProtection } from "~/domain/leads/commands/remind-protection";
import { requestExtension } from "~/domain/leads/commands/request-extension";
import { day } from "~/kernel/time";
import type { World } from "../support/factories";
import { leadAt } from "../support/lead-stages";

/** Two leads that take long: their partner is reminded, asks for more time, gets it for one and not for the other. */
export async function followProtection(
  world: World,
  { manager, rep, member }: { manager: VendorCtx; rep: VendorCtx; member: PartnerCtx },
  step: (work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const leads: string[] = [];
  await step(async () => {
    for (const company of ["Slow Foundry", "Slower Foundry"]) {
      leads.push(await leadAt({ world, manager, rep }, member, "contacted", company));
    }
  });
  await step(async () => {
    world.clock.forward(80 * day);
    await remindProtection(world.ctxOf({ kind: "system" }));
  });
  const [slow = "", slower = ""] = leads;
  for (const leadId of leads) {
    await step(() => requestExtension(member, { leadId, reason: "They decide in spring." }));
  }
  await step(() => answerExtension(manager, { leadId: slow, verdict: "grant", answer: "" }));
  await step(() => answerExtension(manager, { leadId: slower, verdict: "decline", answer: "They told us no." }));
}
