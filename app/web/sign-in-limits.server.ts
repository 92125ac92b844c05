import type { AppLoadContext } from "@remix-run/node";
import { networkOf } from "~/kernel/network";
import type { LimitName } from "./attempt-limits.server";
import { findKnownDevice } from "./known-device.server";

/**
 * What failed attempts to sign in with an address count against. A browser that somebody signed in from with it before
 * has an allowance of its own, so that no stranger can lock its owner out. Any other counts for the address in its
 * network, for the network, and last for the address as a whole: what the first two refuse uses nothing of that.
 */
export function signInLimits(context: AppLoadContext, email: string): [LimitName, string][] {
  const device = findKnownDevice(context, email);
  if (device) return [["sign-in-device", device]];
  const { network } = context;
  return [
    ["sign-in-address-network", `${networkOf(network)} ${email}`],
    ["sign-in-network", network],
    ["sign-in-address", email],
  ];
}
