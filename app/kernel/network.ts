import ipaddr from "ipaddr.js";
import { remembering } from "./remembering";

/**
 * The network that an address belongs to: enough to see a burst, not enough to know a person. An IPv4 address is
 * known by its first 24 bits, an IPv6 address by its first 48.
 * @returns the network with its length, such as "203.0.113.0/24"; "unknown" for what is no address
 */
export const networkOf = remembering((address: string): string => {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  const prefix = parsed.kind() === "ipv4" ? 24 : 48;
  const bytes = parsed.toByteArray().map((byte, at) => (at < prefix / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes)}/${prefix}`;
}, 5_000);
