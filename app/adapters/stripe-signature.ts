import type Stripe from "stripe";

/** How far a signature's time may be from ours, both ways (SAFETY, rule 5). */
export const toleranceSeconds = 5 * 60;

/** Whether Stripe signed this text, at about this moment. */
export type VerifyStripe = (raw: string, header: string, now: Date) => Promise<boolean>;

/**
 * Checks the `Stripe-Signature` of a webhook with Stripe's own code.
 * @param secrets the endpoint's signing secrets with commas between; several while one replaces another
 */
export function createStripeVerifier(secrets: string): VerifyStripe {
  const list = secrets.split(",").map((secret) => secret.trim());
  // The library is large and only needed where Stripe reports.
  let library: Promise<typeof Stripe> | undefined;
  return async (raw, header, now) => {
    library ??= import("stripe").then((module) => module.default);
    const { webhooks } = await library;
    const signedAt = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header)?.[1] ?? Number.NaN);
    // Stripe's code refuses old signatures and takes those from the future.
    if (!(signedAt - now.getTime() / 1000 <= toleranceSeconds)) return false;
    return list.some((secret) => {
      try {
        return (
          webhooks.signature?.verifyHeader(raw, header, secret, toleranceSeconds, undefined, now.getTime()) ?? false
        );
      } catch {
        return false;
      }
    });
  };
}
