import { listAccountNames } from "db/queries/accounts";
import { findAccount, listAttributions, listEventsOfAccount, listTouchesOfAccount } from "db/queries/event-log";
import { searchLeads } from "db/queries/lead-lists";
import { suggestLeads } from "db/queries/lead-suggestions";
import { listLinks } from "db/queries/links";
import type { ExplanationItem } from "~/kernel/explanation";
import { notFound } from "~/kernel/errors";
import { can, type VendorCtx } from "../../context";
import { companyKey } from "../../partners/company";
import { likenessOf } from "../likeness";
import type { TouchKind } from "../types";
import { shownEvent } from "./events";

/** What a link did for an account, by the touch that tells it; what says most comes first. */
const linkTouches = { click: "was clicked", visitor: "was clicked by the same browser", code: "its code was given" };

type Touches = Awaited<ReturnType<typeof listTouchesOfAccount>>;

/** The links behind an account's touches, each once, with what it did. */
function touchedLinks(touches: Touches) {
  return Object.entries(linkTouches).flatMap(([kind, did]) =>
    touches.flatMap(({ linkId, linkName, partnerName, kind: own }) =>
      linkId && own === kind
        ? [{ value: `link:${linkId}`, label: `Link: ${linkName}`, description: `${partnerName}, ${did}` }]
        : [],
    ),
  );
}

const listed = 100;
const offered = 8;

/**
 * What an account could be matched to: leads that look like it, links that led to it, and what is searched for; not the
 * lead and the link that have it now.
 */
async function listTargets(
  ctx: VendorCtx,
  account: Parameters<typeof likenessOf>[0],
  touches: Touches,
  current: { leadId: string | null; linkId: string | null } | null,
  search: string | undefined,
) {
  const { db } = ctx;
  const page = { sort: "clicks", ascending: false, cursor: null, limit: offered } as const;
  const [alike, leads, links] = await Promise.all([
    suggestLeads(db, [likenessOf(account)], offered),
    search ? searchLeads(db, { search: companyKey(search), limit: offered }) : [],
    search ? listLinks(db, { all: true }, { search }, page) : [],
  ]);
  const targets = [
    ...alike.map(({ id, companyName, partnerName, why }) => ({
      value: `lead:${id}`,
      label: `Lead: ${companyName}`,
      description: `${partnerName}, ${why}`,
    })),
    ...touchedLinks(touches),
    ...leads.map(({ id, companyName, domain }) => ({
      value: `lead:${id}`,
      label: `Lead: ${companyName}`,
      description: domain,
    })),
    ...links.map(({ id, name, partnerName, code }) => ({
      value: `link:${id}`,
      label: `Link: ${name}`,
      description: `${partnerName}, /r/${code}`,
    })),
  ];
  const present = new Set([`lead:${current?.leadId}`, `link:${current?.linkId}`]);
  const others = targets.filter(({ value }) => !present.has(value));
  // Of what is found twice the first says more.
  return [...new Map(others.toReversed().map((target) => [target.value, target])).values()].toReversed();
}

/** An account as product and billing know it: who brought it and why, what was reported. Throws `not-found`. */
export async function getAccountPage(ctx: VendorCtx, accountId: string, search: string | undefined) {
  const { db, actor } = ctx;
  const account = await findAccount(db, accountId);
  if (!account) throw notFound("account");
  const [names, attributions, touches, events] = await Promise.all([
    listAccountNames(db, accountId),
    listAttributions(db, accountId),
    listTouchesOfAccount(db, accountId, listed),
    listEventsOfAccount(db, accountId, listed),
  ]);
  const current = attributions.find(({ endedAt }) => endedAt === null) ?? null;
  const mayMatch = can(actor, current ? "attribution.change" : "event.match");
  const { id, email, domain, company } = account;
  return {
    ...{ id, email, domain, company, names },
    attributions: attributions.map(({ explanation, basis, ...attribution }) => ({
      ...attribution,
      basis: basis as TouchKind | "by_hand",
      items: explanation as ExplanationItem[],
    })),
    currentId: current?.id ?? "",
    touches: touches.map(({ kind, ...touch }) => ({ ...touch, kind: kind as TouchKind })),
    events: events.map(shownEvent),
    mayMatch,
    targets: mayMatch ? await listTargets(ctx, account, touches, current, search) : [],
    now: ctx.now(),
    timeZone: actor.timeZone,
  };
}

export type AccountPage = Awaited<ReturnType<typeof getAccountPage>>;
