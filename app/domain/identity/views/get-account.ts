import { listSessions } from "db/queries/identity";
import { type Ctx, personOf } from "../../context";

/** One's own account and the sessions that are open, most recently used first. */
export async function getAccount(ctx: Ctx, currentSessionId: string | null) {
  const { userId, name, email, timeZone } = personOf(ctx.actor);
  const sessions = await listSessions(ctx.db, userId, ctx.now());
  return {
    name,
    email,
    timeZone,
    now: ctx.now(),
    sessions: sessions.map((session) => ({
      id: session.id,
      device: describeDevice(session.userAgent),
      network: session.network,
      lastSeenAt: session.lastSeenAt,
      createdAt: session.createdAt,
      current: session.id === currentSessionId,
    })),
  };
}

const browsers = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const systems = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS", "Mac"],
  ["Linux", "Linux"],
] as const;

/** "Firefox on Windows": enough to recognise one's own device by. */
function describeDevice(userAgent: string): string {
  const find = (known: readonly (readonly [string, string])[]) => known.find(([mark]) => userAgent.includes(mark))?.[1];
  return `${find(browsers) ?? "Another program"} on ${find(systems) ?? "an unknown system"}`;
}
