import { hash, randomFillSync } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { decideVerdict, deviceOf, referrerHost } from "~/domain/attribution/click-rules";
import type { LinkTarget } from "~/domain/attribution/views/open-link";
import { newId } from "~/kernel/ids";
import { networkOf } from "~/kernel/network";
import type { AppServices } from "~/web/context.server";
import type { Recorders } from "./recorders";

const visitorCookie = "fl_v";
/** Browsers keep cookies for 400 days at most. */
const mostDays = 400;

const visitorBytes = 16;
const drawn = Buffer.alloc(visitorBytes * 64);
let used = drawn.length;

/** A new visitor's cookie. Random bytes are drawn for many at once: each draw costs as much as the rest of a visit. */
function newVisitor(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += visitorBytes;
  return drawn.toString("base64url", used - visitorBytes, used);
}

function visitorOf(headers: IncomingHttpHeaders): string | null {
  return /(?:^|;\s*)fl_v=([\w-]{22})(?:;|$)/.exec(headers.cookie ?? "")?.[1] ?? null;
}

/** What is read of a request for a link: its headers, and the address that it comes from. */
export type Visit = { headers: IncomingHttpHeaders; address: string; target: Extract<LinkTarget, { open: true }> };

/**
 * Records a visit of a link.
 * @returns the click's id once it is durable, and the first-party cookies that say so
 */
export async function recordVisit(
  services: AppServices,
  recordClick: Recorders["recordClick"],
  { headers, address, target }: Visit,
): Promise<{ clickId: string; cookies: string[] }> {
  const { linkId, partnerId, programId, windowDays } = target;
  const known = visitorOf(headers);
  const visitor = known ?? newVisitor();
  const userAgent = String(headers["user-agent"] ?? "").slice(0, 500);
  const purpose = [headers["sec-purpose"], headers.purpose, headers["x-purpose"], headers["x-moz"]].join(" ");
  const fetchedFor = String(headers["sec-fetch-dest"] ?? "");
  const id = newId("click");
  await recordClick({
    id,
    linkId,
    partnerId,
    programId,
    occurredAt: services.now(),
    visitorHash: hash("sha256", visitor, "base64url"),
    returning: known !== null,
    network: networkOf(address),
    device: deviceOf(userAgent),
    referrerHost: referrerHost(String(headers.referer ?? "")),
    verdict: decideVerdict({ userAgent, purpose, fetchedFor }),
  });
  const secure = services.env.APP_URL.startsWith("https:") ? "; Secure" : "";
  const cookie = (name: string, value: string, days: number) =>
    `${name}=${value}; Path=/; Max-Age=${Math.min(days, mostDays) * 86_400}; HttpOnly; SameSite=Lax${secure}`;
  // One for each program, so that two of them do not overwrite each other.
  const cookies = [cookie(`fl_click_${programId}`, id, windowDays)];
  if (!known) cookies.push(cookie(visitorCookie, visitor, mostDays));
  return { clickId: id, cookies };
}
