import { listWithoutDefaultLink } from "db/queries/links";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import { codesFor, placeLink } from "./place-link";

/** Gives every active enrolment its default link; those that have one keep it. May run at any time and twice. */
export async function giveDefaultLinks(ctx: Ctx): Promise<void> {
  const batch = 500;
  for (let found = batch; found === batch; ) {
    const without = await listWithoutDefaultLink(ctx.db, batch);
    found = without.length;
    for (const { partnerName, ...of } of without) {
      const link = { ...of, name: "Default link", context: "other", destination: "", offerPageId: null };
      await inTransaction(ctx.db, (tx) => placeLink(tx, ctx, { ...link, isDefault: true }, codesFor(ctx, partnerName)));
    }
  }
}
