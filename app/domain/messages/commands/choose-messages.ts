import { deleteMuted, insertMuted } from "db/queries/muted-messages";
import { inTransaction, type Tx } from "db/tx";
import { notFound } from "~/kernel/errors";
import { type Ctx, personOf } from "../../context";
import { type Channel, channels, type OptionalCategory, optionalOf } from "../category-words";
import { findReader } from "../find-reader";
import type { ChooseMessagesInput } from "../input";

function mute(tx: Tx, ctx: Ctx, userId: string, channel: Channel, categories: readonly OptionalCategory[]) {
  const mutedAt = ctx.now();
  return insertMuted(
    tx,
    categories.map((category) => ({ userId, category, channel, mutedAt })),
  );
}

/** Takes one's own choice: what is named is on, everything else that may be switched off is off. */
export async function chooseMessages(ctx: Ctx, wanted: ChooseMessagesInput): Promise<void> {
  const { userId, kind: side } = personOf(ctx.actor);
  await inTransaction(ctx.db, async (tx) => {
    for (const channel of channels) {
      const [on, off] = [true, false].map((is) =>
        optionalOf(side, channel).filter((category) => wanted[channel].includes(category) === is),
      ) as [OptionalCategory[], OptionalCategory[]];
      await deleteMuted(tx, { userId, channel, categories: on });
      await mute(tx, ctx, userId, channel, off);
    }
  });
}

async function getReader(ctx: Ctx, token: string) {
  const reader = await findReader(ctx, token);
  if (!reader) throw notFound("page");
  return reader;
}

/**
 * Stops every mail that may be stopped, for the reader that the token names; nobody has to be signed in.
 * @returns what came until now. Throws `not-found` for a token that is none of ours.
 */
export async function stopMails(ctx: Ctx, token: string): Promise<string[]> {
  const { userId, stoppable } = await getReader(ctx, token);
  const stopped = await inTransaction(ctx.db, (tx) => mute(tx, ctx, userId, "email", stoppable));
  return stopped.map(({ category }) => category);
}

/** Takes that back, for some of them. Throws `not-found` for a token that is none of ours. */
export async function resumeMails(
  ctx: Ctx,
  token: string,
  input: { categories: readonly OptionalCategory[] },
): Promise<void> {
  const { userId } = await getReader(ctx, token);
  await inTransaction(ctx.db, (tx) => deleteMuted(tx, { userId, channel: "email", categories: input.categories }));
}
