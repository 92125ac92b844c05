import { insertLink } from "db/queries/links";
import type { Tx } from "db/tx";
import { slugOf } from "~/kernel/slug";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";

export type Wanted = {
  partnerId: string;
  programId: string;
  name: string;
  context: string;
  /** Empty: the offer page's or the program's. */
  destination: string;
  offerPageId: string | null;
  isDefault: boolean;
};

/** Codes for a link of this name, the plainest first. */
export function codesFor(ctx: Ctx, name: string): string[] {
  const stem = slugOf(name, 30);
  const random = () => ctx.newId("link").slice(-6).toLowerCase();
  const others = Array.from({ length: 5 }, () => `${stem || "go"}-${random()}`);
  return stem.length >= 3 ? [stem, ...others] : others;
}

/**
 * Keeps a link under the first of these codes that is free.
 * @returns its id; null when none is, or when the partner has its default link of the program already
 */
export async function placeLink(tx: Tx, ctx: Ctx, link: Wanted, codes: readonly string[]): Promise<string | null> {
  const { partnerId, programId } = link;
  const id = ctx.newId("link");
  const now = ctx.now();
  for (const code of codes) {
    const offerSlug = link.offerPageId === null ? null : code;
    const createdBy = ctx.actor.kind === "partner" ? ctx.actor.userId : null;
    if (!(await insertLink(tx, { id, ...link, code, offerSlug, createdBy, createdAt: now, changedAt: now }))) continue;
    await appendJournal(tx, ctx, { kind: "link.created", partnerId, programId, payload: { linkId: id, code } });
    return id;
  }
  return null;
}
