/** Long passwords that people really choose, and patterns that a guesser tries first. */
const common = [
  "passwordpassword",
  "password12345678",
  "123456789012345",
  "1234567890123456",
  "qwertyuiopasdfgh",
  "qwertyuiop123456",
  "iloveyouiloveyou",
  "letmeinletmeinletmein",
  "administrator123",
  "correcthorsebatterystaple",
  "correct horse battery staple",
  "thequickbrownfox",
  "the quick brown fox",
];

const rows = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];

/** Why a password is too easy to guess, as a sentence for its field; null when it is fine. */
export function whyPasswordIsWeak(password: string): string | null {
  const folded = password.toLowerCase();
  if (common.some((known) => folded.startsWith(known))) return "This password is on every list of common ones.";
  if (new Set(folded).size < 6) return "Too few different characters.";
  if (rows.some((row) => row.includes(folded) || [...row].reverse().join("").includes(folded)))
    return "This is a run of neighbouring keys.";
  if (/^(.{1,7})\1+$/.test(folded)) return "This repeats one short part.";
  return null;
}

export type InvitationState = "open" | "accepted" | "revoked" | "expired";

/** What has become of an invitation at a moment. */
export function invitationState(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt <= now ? "expired" : "open";
}

export const invitationDays = 7;
export const passwordResetMinutes = 60;
