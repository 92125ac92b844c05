import { findLeadFile } from "db/queries/lead-conversation";
import { notFound } from "~/kernel/errors";
import { type Ctx, scopeOf } from "../../context";

/** A lead's evidence, ready to be sent. Throws `not-found`. */
export async function openLeadFile(ctx: Ctx, input: { leadId: string; fileId: string }) {
  const file = await findLeadFile(ctx.db, scopeOf(ctx.actor), input.leadId, input.fileId);
  if (!file) throw notFound("file");
  const { stream, size } = await ctx.files.open(file.storageKey);
  return { name: file.name, contentType: file.contentType, size, stream };
}
