import { findAssetNews } from "~/domain/messages/views/news";
import { listVersionHolders } from "~/domain/messages/views/people";
import { partnerWords } from "~/domain/messages/words";
import { listHolders } from "~/domain/toolkits/views/list-holders";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, tellPeople } from "../tell-people";

/** A new version: those who took an earlier one hear it. The first version has no such readers. */
export async function tellNewVersion(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const news = await findAssetNews(ctx, entryId);
  if (!news) return;
  const people = await listHolders(ctx.db, news.assetId);
  const href = paths.portal.asset(news.assetId);
  const told = {
    words: partnerWords.newVersion(news.title),
    href,
    letter: {
      template: "toolkit-version" as const,
      props: { assetTitle: news.title, assetUrl: addressOf(services, href) },
    },
  };
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({ to, ...told })),
  );
}

/** A recalled version: whoever took it is asked to stop using it. Its page may be gone, so the list is linked. */
export async function tellRecalled(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const news = await findAssetNews(ctx, entryId);
  if (!news) return;
  const people = await listVersionHolders(ctx, news);
  const told = { words: partnerWords.recalled(news.title), href: paths.portal.toolkits() };
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({ to, ...told })),
  );
}
