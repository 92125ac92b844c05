import { hash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { decideVerdict, deviceOf, referrerHost } from "~/domain/attribution/click-rules";
import type { LinkTarget } from "~/domain/attribution/views/open-link";
import { newId } from "~/kernel/ids";
import { networkOf } from "~/kernel/network";
import { randomWord } from "~/kernel/random-word";
import type { AppServices } from "~/web/context.server";
import type { NewClick } from "./recorders";

const visitorCookie = "fl_v";
/** Browsers keep cookies for 400 days at most. */
const mostDays = 400;

const visitorWords = new Uint32Array(4);
const visitorBytes = Buffer.from(visitorWords.buffer);

/** A new visitor's cookie: 128 random bits. */
function newVisitor(): string {
  for (let at = 0; at < visitorWords.length; at += 1) visitorWords[at] = randomWord();
  return visitorBytes.toString("base64url");
}

function visitorOf(headers: IncomingHttpHeaders): string | null {
  return /(?:^|;\s*)fl_v=([\w-]{22})(?:;|$)/.exec(headers.cookie ?? "")?.[1] ?? null;
}

export type OpenTarget = Extract<LinkTarget, { open: true }>;

/** What is read of a request for a link: its headers, and the address that it comes from. */
export type Asked = { headers: IncomingHttpHeaders; address: string; target: OpenTarget };

/** A visit of a link: the click that is kept of it, and the first-party cookies that say so once it is durable. */
export type Visit = { click: NewClick; cookies: string[] };

/** What browsers say that they fetch something for, each in a header of its own. */
function purposeOf({
  "sec-purpose": sec,
  purpose,
  "x-purpose": safari,
  "x-moz": firefox,
}: IncomingHttpHeaders): string {
  return `${sec ?? ""} ${purpose ?? ""} ${safari ?? ""} ${firefox ?? ""}`;
}

/** @returns a function that reads a visit of a link out of a request for it, and keeps nothing */
export function readVisits({ env, now }: Pick<AppServices, "env" | "now">) {
  const secure = env.APP_URL.startsWith("https:") ? "; Secure" : "";
  const cookie = (name: string, value: string, days: number) =>
    `${name}=${value}; Path=/; Max-Age=${Math.min(days, mostDays) * 86_400}; HttpOnly; SameSite=Lax${secure}`;

  return ({ headers, address, target }: Asked): Visit => {
    const { linkId, programId, windowDays } = target;
    const known = visitorOf(headers);
    const visitor = known ?? newVisitor();
    const userAgent = (headers["user-agent"] ?? "").slice(0, 500);
    const fetchedFor = String(headers["sec-fetch-dest"] ?? "");
    const click = {
      id: newId("click"),
      linkId,
      occurredAt: now(),
      visitorHash: hash("sha256", visitor, "base64url"),
      returning: known !== null,
      network: networkOf(address),
      device: deviceOf(userAgent),
      referrerHost: referrerHost(headers.referer ?? ""),
      verdict: decideVerdict({ userAgent, purpose: purposeOf(headers), fetchedFor }),
    };
    // One for each program, so that two of them do not overwrite each other.
    const cookies = [cookie(`fl_click_${programId}`, click.id, windowDays)];
    if (known === null) cookies.push(cookie(visitorCookie, visitor, mostDays));
    return { click, cookies };
  };
}
