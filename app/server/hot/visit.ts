import { createHash, randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import ipaddr from "ipaddr.js";
import { decideVerdict, deviceOf, referrerHost } from "~/domain/attribution/click-rules";
import type { LinkTarget } from "~/domain/attribution/views/open-link";
import { newId } from "~/kernel/ids";
import type { AppServices } from "~/web/context.server";
import type { ClickRecorder } from "./click-recorder";

const visitorCookie = "fl_v";
/** Browsers keep cookies for 400 days at most. */
const mostDays = 400;

/** The network that an address belongs to: enough to see a burst, not enough to know a person. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  const prefix = parsed.kind() === "ipv4" ? 24 : 48;
  const bytes = parsed.toByteArray().map((byte, at) => (at < prefix / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes)}/${prefix}`;
}

function visitorOf(req: Request): string | null {
  return /(?:^|;\s*)fl_v=([\w-]{22})(?:;|$)/.exec(req.headers.cookie ?? "")?.[1] ?? null;
}

/**
 * Records a visit of a link and says so in first-party cookies. HEAD is not recorded at all.
 * @returns the click's id, once it is durable
 */
export async function recordVisit(
  services: AppServices,
  recorder: ClickRecorder,
  { req, res, target }: { req: Request; res: Response; target: Extract<LinkTarget, { open: true }> },
): Promise<string | null> {
  if (req.method !== "GET") return null;
  const { linkId, partnerId, programId, windowDays } = target;
  const known = visitorOf(req);
  const visitor = known ?? randomBytes(16).toString("base64url");
  const userAgent = String(req.headers["user-agent"] ?? "").slice(0, 500);
  const purpose = [req.headers["sec-purpose"], req.headers.purpose, req.headers["x-moz"]].join(" ");
  const id = newId("click");
  await recorder.record({
    ...{ id, linkId, partnerId, programId },
    occurredAt: services.now(),
    visitorHash: createHash("sha256").update(visitor).digest("base64url"),
    network: networkOf(req.ip ?? ""),
    device: deviceOf(userAgent),
    referrerHost: referrerHost(String(req.headers.referer ?? "")),
    verdict: decideVerdict({ userAgent, purpose }),
  });
  const secure = services.env.APP_URL.startsWith("https:") ? "; Secure" : "";
  const setCookie = (name: string, value: string, days: number) =>
    res.append(
      "Set-Cookie",
      `${name}=${value}; Path=/; Max-Age=${Math.min(days, mostDays) * 86_400}; HttpOnly; SameSite=Lax${secure}`,
    );
  // One for each program, so that two of them do not overwrite each other.
  setCookie(`fl_click_${programId}`, id, windowDays);
  if (!known) setCookie(visitorCookie, visitor, mostDays);
  return id;
}
