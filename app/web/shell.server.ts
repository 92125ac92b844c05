import type { AppLoadContext } from "@remix-run/node";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { roleLabels } from "~/domain/identity/permissions";
import { countNavigation } from "~/domain/messages/views/count-navigation";
import { readTheme } from "./theme.server";

/** What the frame around every signed-in page shows: who is here, what waits where. */
export async function loadShell(ctx: PartnerCtx | VendorCtx, { cookie, services }: AppLoadContext) {
  const { actor } = ctx;
  const [counts, theme] = await Promise.all([countNavigation(ctx), readTheme(cookie)]);
  return {
    side: actor.kind,
    permissions: [...actor.permissions],
    account: {
      name: actor.name,
      email: actor.email,
      context: actor.kind === "partner" ? actor.partnerName : actor.roles.map((role) => roleLabels[role]).join(", "),
      theme,
    },
    counts,
    now: ctx.now(),
    timeZone: actor.timeZone,
    outbox: services.env.embedded,
  };
}

export type ShellData = Awaited<ReturnType<typeof loadShell>>;
