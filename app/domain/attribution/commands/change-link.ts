import { lockLink, updateLink } from "db/queries/links";
import { inTransaction, type Tx } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import { type Ctx, type PartnerCtx, scopeOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { ChangeLinkInput } from "../link-form";
import { checkLinkTarget } from "./check-link-target";

type Link = NonNullable<Awaited<ReturnType<typeof lockLink>>>;
type Change = Parameters<typeof updateLink>[2];

async function keep(tx: Tx, ctx: Ctx, link: Link, revision: number, change: Change): Promise<void> {
  const { id, code, partnerId, programId } = link;
  if (!(await updateLink(tx, { id, revision }, { ...change, changedAt: ctx.now() }))) {
    throw conflict("This link was changed meanwhile. Reload the page to see how.");
  }
  const status = change.status ?? link.status;
  await appendJournal(tx, ctx, { kind: "link.changed", partnerId, programId, payload: { linkId: id, code, status } });
}

/** Renames a link or leads it elsewhere; its code stays. Throws `not-found`, `changed-meanwhile`, `invalid-input`. */
export async function changeLink(ctx: PartnerCtx, input: ChangeLinkInput & { linkId: string }): Promise<void> {
  const { linkId, revision, name, context, ...target } = input;
  await inTransaction(ctx.db, async (tx) => {
    const link = await lockLink(tx, scopeOf(ctx.actor), linkId);
    if (!link) throw notFound("link");
    const leadsTo = await checkLinkTarget(tx, link.programId, target);
    const offerSlug = leadsTo.offerPageId === null ? null : link.code;
    await keep(tx, ctx, link, revision, { name, context, ...leadsTo, offerSlug });
  });
}

/**
 * Pauses a link, or lets it lead on again; one that leads nowhere already keeps its reason. Throws `not-found`,
 * `changed-meanwhile`.
 */
export async function pauseLink(
  ctx: PartnerCtx,
  input: { linkId: string; revision: number; status: "active" | "paused" },
): Promise<void> {
  const { linkId, revision, status } = input;
  await inTransaction(ctx.db, async (tx) => {
    const link = await lockLink(tx, scopeOf(ctx.actor), linkId);
    if (!link) throw notFound("link");
    if (status === "paused" && link.status !== "active") return;
    await keep(tx, ctx, link, revision, { status });
  });
}

/** Stops a link whose clicks were found not to be readers', also one that is paused: its partner learns of it. */
export async function stopLink(ctx: Ctx, linkId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const link = await lockLink(tx, scopeOf(ctx.actor), linkId);
    if (link && link.status !== "stopped") await keep(tx, ctx, link, link.revision, { status: "stopped" });
  });
}
