import { followLink, type LinkTarget } from "~/domain/attribution/views/open-link";
import type { AppServices } from "~/web/context.server";

/** How long a process believes what it has read of a link: a link that is paused stops within it. */
const believedMs = 2_000;
const mostBelieved = 10_000;

/** What a process has read of links lately; requests for the same one wait for one read. */
export function rememberTargets(services: AppServices) {
  const believed = new Map<string, { until: number; target: Promise<LinkTarget> }>();
  return (by: { code: string } | { slug: string }): Promise<LinkTarget> => {
    const name = "code" in by ? by.code : `/${by.slug}`;
    const now = services.now().getTime();
    const known = believed.get(name);
    if (known && known.until > now) return known.target;
    if (believed.size >= mostBelieved) believed.clear();
    const target = followLink(services.database.db, by);
    believed.set(name, { until: now + believedMs, target });
    target.catch(() => believed.delete(name));
    return target;
  };
}

export type TargetOf = ReturnType<typeof rememberTargets>;
