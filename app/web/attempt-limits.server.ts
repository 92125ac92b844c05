import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "~/kernel/errors";

/** How many attempts within how many seconds; counters live in PostgreSQL, so every process shares them. */
const policies = {
  "sign-in-device": { points: 10, duration: 15 * 60 },
  "sign-in-address-network": { points: 10, duration: 15 * 60 },
  "sign-in-network": { points: 60, duration: 15 * 60 },
  "sign-in-address": { points: 100, duration: 15 * 60 },
  "password-reset-address": { points: 3, duration: 60 * 60 },
  "password-reset-network": { points: 20, duration: 60 * 60 },
  "invitation-network": { points: 30, duration: 60 * 60 },
  "password-check-user": { points: 10, duration: 15 * 60 },
  "company-check-user": { points: 120, duration: 60 * 60 },
  "verification-code": { points: 10, duration: 60 * 60 },
  "verification-dns": { points: 20, duration: 60 * 60 },
  "application-network": { points: 30, duration: 60 * 60 },
  "application-address": { points: 3, duration: 24 * 60 * 60 },
  "application-all": { points: 300, duration: 60 * 60 },
  "api-key": { points: 3000, duration: 60 },
  "api-network": { points: 60, duration: 60 },
  "nomination-user": { points: 20, duration: 24 * 60 * 60 },
} as const;

export type LimitName = keyof typeof policies;

/** Counts attempts per name and key. */
export function createAttemptLimits(pool: Pool) {
  const limiters = new Map<LimitName, RateLimiterPostgres>();
  for (const [name, policy] of Object.entries(policies)) {
    limiters.set(
      name as LimitName,
      new RateLimiterPostgres({
        storeClient: pool,
        tableName: "attempt_limits",
        tableCreated: true,
        keyPrefix: name,
        ...policy,
      }),
    );
  }
  const keyOf = (key: string) => key.slice(0, 200);
  return {
    /** Counts one attempt. Throws `too-many-attempts` with the seconds to wait. */
    async consume(name: LimitName, key: string): Promise<void> {
      try {
        await limiters.get(name)?.consume(keyOf(key));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new DomainError("too-many-attempts", {
          message: `Too many attempts. Please try again in ${Math.ceil(seconds / 60)} min.`,
          retryAfterSeconds: seconds,
        });
      }
    },

    /** Takes back an attempt that was counted, where only failures count and it was none. */
    async giveBack(name: LimitName, key: string): Promise<void> {
      await limiters.get(name)?.reward(keyOf(key));
    },
  };
}

export type AttemptLimits = ReturnType<typeof createAttemptLimits>;
