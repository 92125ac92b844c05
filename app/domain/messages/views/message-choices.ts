import { listMuted } from "db/queries/muted-messages";
import { type Ctx, personOf } from "../../context";
import {
  type Category,
  type Channel,
  fixedCategories,
  hasChannel,
  isWanted,
  type OptionalCategory,
  optionalCategories,
  optionalNames,
} from "../category-words";
import { findReader } from "../find-reader";

export type MessageChoice = {
  category: OptionalCategory;
  label: string;
  about: string;
  /** Whether it is on; null where nothing of it goes this way. */
  email: boolean | null;
  app: boolean | null;
};

/** What one gets: what one chose, and what is always on, with the reason. */
export async function getMessageChoices(ctx: Ctx) {
  const { userId, kind: side } = personOf(ctx.actor);
  const muted = await listMuted(ctx.db, [userId]);
  const choice = (category: OptionalCategory, channel: Channel) =>
    hasChannel(category, channel) ? isWanted(muted, category, channel) : null;
  const optional = optionalNames
    .filter((category) => optionalCategories[category].side === side)
    .map((category): MessageChoice => {
      const { label, about } = optionalCategories[category];
      return { category, label, about, email: choice(category, "email"), app: choice(category, "app") };
    });
  const fixed = Object.values(fixedCategories)
    .filter((category) => category.side === side || category.side === "anyone")
    .map(({ label, about, reason }) => ({ label, about, reason }));
  return { optional, fixed };
}

export type MessageChoices = Awaited<ReturnType<typeof getMessageChoices>>;

/** The mails that the reader of a mail may stop, and which still come; null for a token that is none of ours. */
export async function findMailChoices(ctx: Ctx, token: string) {
  const reader = await findReader(ctx, token);
  if (!reader) return null;
  const muted = await listMuted(ctx.db, [reader.userId]);
  return reader.stoppable.map((category) => {
    const { label, about } = optionalCategories[category];
    return { category, label, about, wanted: isWanted(muted, category, "email") };
  });
}

export type MailChoices = NonNullable<Awaited<ReturnType<typeof findMailChoices>>>;

/** Answers, for these people, who wants what. */
export async function readWishes(ctx: Ctx, userIds: readonly string[]) {
  const muted = userIds.length > 0 ? await listMuted(ctx.db, [...new Set(userIds)]) : [];
  return (userId: string, category: Category, channel: Channel): boolean =>
    isWanted(
      muted.filter((one) => one.userId === userId),
      category,
      channel,
    );
}
