import { findAssetNews } from "~/domain/messages/views/news";
import { listHolders } from "~/domain/messages/views/people";
import { partnerWords, type Words } from "~/domain/messages/words";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { tellPeople } from "../tell-people";

async function tellHolders(
  services: JobServices,
  entryId: string,
  words: (title: string) => Words,
  path: (id: string) => string,
) {
  const ctx = systemCtx(services);
  const news = await findAssetNews(ctx, entryId);
  if (!news) return;
  const people = await listHolders(ctx, news.assetId);
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({ to, words: words(news.title), href: path(news.assetId) })),
  );
}

/** A new version: those who took an earlier one hear it in the app. The first version has no such readers. */
export function tellNewVersion(services: JobServices, entryId: string): Promise<void> {
  return tellHolders(services, entryId, partnerWords.newVersion, paths.portal.asset);
}

/** A recalled asset: whoever has a copy is asked to stop using it; its page is gone, so the list is linked. */
export function tellRecalled(services: JobServices, entryId: string): Promise<void> {
  return tellHolders(services, entryId, partnerWords.recalled, () => paths.portal.toolkits());
}
