import { createHash, randomInt, timingSafeEqual } from "node:crypto";

/** A new six-digit code. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** What is stored in place of a code; bound to the organisation that asked for it. */
export function hashCode(partnerId: string, code: string): string {
  return createHash("sha256").update(`${partnerId}:${code}`).digest("hex");
}

/** Whether this is the code behind a stored hash, in constant time; without one (not mailed yet) nothing is. */
export function isCode(stored: string | null, partnerId: string, code: string): boolean {
  return stored !== null && timingSafeEqual(Buffer.from(stored), Buffer.from(hashCode(partnerId, code)));
}
