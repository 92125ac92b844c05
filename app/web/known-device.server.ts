import { createHash } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { newToken } from "~/domain/identity/tokens";

/** Browsers keep cookies for 400 days at most. */
const keptSeconds = 400 * 86_400;
/** So many people may share a device; of more, those who signed in last are remembered. */
const mostPeople = 5;
const purpose = "known-device";

/** A browser, and the addresses (hashed) that somebody signed in with there. */
type Device = { id: string; people: readonly string[] };

const personOf = (email: string) => createHash("sha256").update(email).digest("base64url").slice(0, 22);

const isSecure = ({ services }: AppLoadContext) => services.env.APP_URL.startsWith("https:");
const nameOf = (context: AppLoadContext) => (isSecure(context) ? "__Host-device" : "device");

function readDevice(context: AppLoadContext): Device | null {
  const own = (context.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  const sealed = own.find(([name]) => name === nameOf(context))?.[1];
  if (!sealed) return null;
  try {
    const [what, id = "", ...people] = context.services.vault.open(sealed).split(" ");
    return what === purpose ? { id, people } : null;
  } catch {
    // Forged, or sealed under another secret.
    return null;
  }
}

/** Under which name the attempts of this browser with an address count; null when nobody signed in with it here yet. */
export function findKnownDevice(context: AppLoadContext, email: string): string | null {
  const device = readDevice(context);
  const person = personOf(email);
  return device?.people.includes(person) ? `${device.id} ${person}` : null;
}

/** The Set-Cookie value by which this browser is known after somebody signed in: sealed, so that nobody makes one. */
export function rememberDevice(context: AppLoadContext, email: string): string {
  const { id, people } = readDevice(context) ?? { id: newToken().slice(0, 22), people: [] };
  const person = personOf(email);
  const latest = [person, ...people.filter((one) => one !== person)].slice(0, mostPeople);
  const sealed = context.services.vault.seal([purpose, id, ...latest].join(" "));
  const secure = isSecure(context) ? "; Secure" : "";
  return `${nameOf(context)}=${sealed}; Path=/; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
