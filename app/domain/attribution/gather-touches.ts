import {
  insertTouches,
  listClicksWithVisitors,
  listLeadsForAccount,
  listLinksByCode,
  listTouches,
} from "db/queries/attributions";
import type { Db, Tx } from "db/tx";
import type { Ctx } from "../context";
import { loadVersion } from "../programs/load-rules";
import type { WeighedTouch } from "./rules";
import type { InboundFact, Touch, TouchKind } from "./types";

type Told = {
  accountId: string;
  email: string | null;
  domain: string | null;
  events: readonly { fact: InboundFact; occurredAt: Date }[];
};

const isText = (value: string | null): value is string => value !== null;

async function clickTouches(tx: Tx, { events }: Told): Promise<Touch[]> {
  const ids = events.map(({ fact }) => fact.clickId).filter(isText);
  if (ids.length === 0) return [];
  const clicks = await listClicksWithVisitors(tx, ids);
  return clicks.map(({ id, named, ...click }) => ({
    ...click,
    kind: named ? "click" : "visitor",
    subjectId: id,
    leadId: null,
  }));
}

/** Each code with the moment of the earliest event that tells it. */
function toldCodes(events: Told["events"]): Map<string, Date> {
  const told = new Map<string, Date>();
  for (const { fact, occurredAt } of events) {
    if (fact.code === null) continue;
    const code = fact.code.toLowerCase();
    const before = told.get(code);
    if (!before || occurredAt < before) told.set(code, occurredAt);
  }
  return told;
}

async function codeTouches(tx: Tx, { events }: Told): Promise<Touch[]> {
  const told = toldCodes(events);
  if (told.size === 0) return [];
  const links = await listLinksByCode(tx, [...told.keys()]);
  return links.flatMap(({ id, code, ...link }) => {
    const occurredAt = told.get(code);
    return occurredAt ? [{ ...link, kind: "code", subjectId: id, linkId: id, leadId: null, occurredAt }] : [];
  });
}

async function leadTouches(tx: Tx, { events, email, domain }: Told): Promise<Touch[]> {
  const leadIds = events.map(({ fact }) => fact.leadId).filter(isText);
  if (leadIds.length === 0 && email === null && domain === null) return [];
  const leads = await listLeadsForAccount(tx, { leadIds, email, domain });
  return leads.map(({ id, kind, submittedAt, ...lead }) => ({
    ...lead,
    kind: kind as TouchKind,
    subjectId: id,
    linkId: null,
    leadId: id,
    occurredAt: submittedAt,
  }));
}

/** Keeps every trace of who could have brought an account. */
export async function gatherTouches(tx: Tx, ctx: Ctx, told: Told): Promise<void> {
  const touches = [
    ...(await clickTouches(tx, told)),
    ...(await codeTouches(tx, told)),
    ...(await leadTouches(tx, told)),
  ];
  const recordedAt = ctx.now();
  await insertTouches(
    tx,
    touches.map((touch) => ({ ...touch, accountId: told.accountId, recordedAt })),
  );
}

/** An account's touches with the rules that they are weighed by. */
export async function weighTouches(db: Db, accountId: string, signedUpAt: Date): Promise<WeighedTouch[]> {
  const touches = await listTouches(db, accountId, signedUpAt);
  return Promise.all(
    touches.map(async ({ versionId, kind, ...touch }) => {
      const { rules } = await loadVersion(db, versionId);
      return {
        ...touch,
        kind: kind as TouchKind,
        rules: rules.attribution,
        timeZone: rules.serviceLevels.calendar.timeZone,
      };
    }),
  );
}
