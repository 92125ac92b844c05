import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSessionWithUser,
  insertSession,
  touchSession,
} from "db/queries/identity";
import type { Db } from "db/tx";
import { type Adapter, Lucia, TimeSpan } from "lucia";
import type { Actor } from "~/domain/context";
import {
  type PartnerRole,
  partnerPermissions,
  type VendorRole,
  vendorPermissions,
} from "~/domain/identity/permissions";
import { hashToken, newToken } from "~/domain/identity/tokens";
import { after, day, minute } from "~/kernel/time";

type SessionRow = NonNullable<Awaited<ReturnType<typeof findSessionWithUser>>>;
type SessionAttributes = { createdAt: Date; lastSeenAt: Date; userAgent: string; network: string };

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: { row: SessionRow };
    UserId: string;
  }
}

/** Used for two weeks without a visit it ends; after 30 days it ends in any case. */
const idleDays = 14;
const absoluteDays = 30;
const seenEvery = 5 * minute;

/** Lucia keeps the cookie's value as the key; this adapter stores sha256 of it instead (SAFETY, Lucia cover). */
function createAdapter(db: Db, now: () => Date): Adapter {
  return {
    async getSessionAndUser(token) {
      const row = await findSessionWithUser(db, hashToken(token));
      const tooOld = row && after(row.createdAt, absoluteDays * day) <= now();
      const ended = row && (row.disabledAt !== null || (row.side === "partner" && !row.partnerId));
      if (!row || tooOld || ended) return [null, null];
      const attributes = { createdAt: row.createdAt, lastSeenAt: row.lastSeenAt, userAgent: "", network: "" };
      return [
        { id: token, userId: row.userId, expiresAt: row.expiresAt, attributes },
        { id: row.userId, attributes: { row } },
      ];
    },
    async setSession(session) {
      const { id, userId, expiresAt, attributes } = session;
      await insertSession(db, { ...attributes, id: hashToken(id), userId, expiresAt });
    },
    async updateSessionExpiration(token, expiresAt) {
      await touchSession(db, hashToken(token), { expiresAt, lastSeenAt: now() });
    },
    async deleteSession(token) {
      await deleteSession(db, hashToken(token));
    },
    async deleteUserSessions(userId) {
      await deleteSessionsOf(db, userId);
    },
    async deleteExpiredSessions() {
      await deleteExpiredSessions(db, now());
    },
    // Sessions are listed by the account page's view; Lucia itself never asks for them here.
    async getUserSessions() {
      return [];
    },
  };
}

function createLucia(db: Db, options: { secure: boolean; now: () => Date }) {
  return new Lucia(createAdapter(db, options.now), {
    sessionExpiresIn: new TimeSpan(idleDays, "d"),
    sessionCookie: {
      name: options.secure ? "__Host-session" : "session",
      expires: false,
      attributes: { sameSite: "lax", path: "/", secure: options.secure },
    },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: (attributes) => ({ lastSeenAt: attributes.lastSeenAt }),
  });
}

function toActor(row: SessionRow): Actor {
  const person = { userId: row.userId, name: row.name, email: row.email, timeZone: row.timeZone };
  if (row.side === "partner" && row.partnerId && row.partnerName) {
    const role = row.partnerRole as PartnerRole;
    return {
      ...person,
      kind: "partner",
      partnerId: row.partnerId,
      partnerName: row.partnerName,
      role,
      permissions: partnerPermissions(role, row.seesEarnings ?? false),
    };
  }
  const roles = (row.roles ?? []) as VendorRole[];
  return { ...person, kind: "vendor", roles, permissions: vendorPermissions(roles) };
}

/**
 * The token in a Cookie header. Lucia gets to see our own cookie only: it decodes every one that is there, and a
 * foreign one that cannot be decoded would end each request.
 */
function readToken(lucia: ReturnType<typeof createLucia>, cookieHeader: string | undefined): string | null {
  const own = cookieHeader?.split(";").find((pair) => pair.trim().startsWith(`${lucia.sessionCookieName}=`));
  try {
    return own ? lucia.readSessionCookie(own.trim()) : null;
  } catch {
    return null;
  }
}

export type SignedIn = { actor: Actor; sessionId: string | null };

/** Sessions as the rest of the edge sees them; Lucia stays in this file. */
export function createSessions(db: Db, options: { secure: boolean; now: () => Date }) {
  const lucia = createLucia(db, options);
  return {
    /** Who is behind a Cookie header. `sessionId` is the stored (hashed) id. */
    async read(cookieHeader: string | undefined): Promise<SignedIn> {
      const token = readToken(lucia, cookieHeader);
      if (!token) return { actor: { kind: "anonymous" }, sessionId: null };
      const { session, user } = await lucia.validateSession(token);
      if (!session) return { actor: { kind: "anonymous" }, sessionId: null };
      const sessionId = hashToken(token);
      const now = options.now();
      if (now.getTime() - session.lastSeenAt.getTime() > seenEvery)
        await touchSession(db, sessionId, { lastSeenAt: now });
      return { actor: toActor(user.row), sessionId };
    },

    /** Starts a session; returns the Set-Cookie value. */
    async start(userId: string, client: { userAgent: string; network: string }): Promise<string> {
      const now = options.now();
      const session = await lucia.createSession(
        userId,
        { createdAt: now, lastSeenAt: now, ...client },
        { sessionId: newToken() },
      );
      return lucia.createSessionCookie(session.id).serialize();
    },

    /** Ends the session in a Cookie header; returns the Set-Cookie value that forgets it. */
    async end(cookieHeader: string | undefined): Promise<string> {
      const token = readToken(lucia, cookieHeader);
      if (token) await lucia.invalidateSession(token);
      return lucia.createBlankSessionCookie().serialize();
    },
  };
}

export type SessionStore = ReturnType<typeof createSessions>;
