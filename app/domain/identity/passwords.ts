import { hash, verify } from "@node-rs/argon2";

/** Argon2id with 19 MiB, two passes, one lane (SAFETY, Lucia cover). `algorithm: 2` is Argon2id. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const atOnce = 4;
let running = 0;
const waiting: (() => void)[] = [];

/** At most four hashes at a time: more would starve every other request of memory and CPU. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The text that is stored instead of the password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, options));
}

let dummy: Promise<string> | undefined;

/**
 * Whether a password belongs to a stored hash. Without a hash (no such account, or none chosen yet) the same work
 * is done against a dummy, so that the answer takes as long (SAFETY, R10).
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword("the hash of no account");
  const against = stored ?? (await dummy);
  const matches = await inTurn(() => verify(against, password));
  return matches && stored != null;
}
