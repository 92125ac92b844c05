import { z } from "zod";
import { checkCompany } from "~/domain/leads/views/check-company";
import { pageLoader } from "~/web/handle.server";

const query = z.strictObject({
  website: z.string().max(300).default(""),
  productLine: z.string().max(60).default(""),
  programId: z.string().max(60).optional(),
});

/** The blind check while somebody types: free, one's own, or taken; never by whom. */
export const loader = pageLoader({ permission: "lead.submit", query }, async ({ ctx, query, context }) => {
  const { website, productLine, programId = null } = query;
  await context.services.limits.consume("company-check-user", ctx.actor.userId);
  return Response.json(await checkCompany(ctx, website, { productLine, programId }));
});
