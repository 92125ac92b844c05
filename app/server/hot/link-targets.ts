import { followLink, type LinkTarget } from "~/domain/attribution/views/open-link";
import type { AppServices } from "~/web/context.server";

/** How long a process believes what it has read of a link: a link that is paused stops within it. */
const believedMs = 2_000;
const mostBelieved = 10_000;

/**
 * What a process has read of links lately; requests for the same one wait for one read, and what is known already is
 * handed out at once.
 */
export function rememberTargets(services: AppServices) {
  const believed = new Map<string, { until: number; target: LinkTarget | Promise<LinkTarget> }>();

  function read(name: string, by: { code: string } | { slug: string }, until: number): Promise<LinkTarget> {
    if (believed.size >= mostBelieved) believed.clear();
    const reading = followLink(services.database.db, by);
    believed.set(name, { until, target: reading });
    reading.then(
      (target) => believed.set(name, { until, target }),
      () => believed.delete(name),
    );
    return reading;
  }

  return (by: { code: string } | { slug: string }): LinkTarget | Promise<LinkTarget> => {
    const name = "code" in by ? by.code : `/${by.slug}`;
    const now = services.now().getTime();
    const known = believed.get(name);
    return known && known.until > now ? known.target : read(name, by, now + believedMs);
  };
}

export type TargetOf = ReturnType<typeof rememberTargets>;
