import { counted } from "~/kernel/counted";

/** What a change of somebody's rights ended with them, and what goes on without them. */
export type Ended = { revokedInvitations: number; keysInUse?: number };

/** Says what was done, what else ended with it, and what it left as it was. */
export function withEnded(done: string, { revokedInvitations: taken, keysInUse = 0 }: Ended): string {
  const sentences = [done];
  if (taken > 0) {
    sentences.push(`${counted(taken, "open invitation")} of theirs ${taken === 1 ? "was" : "were"} taken back.`);
  }
  if (keysInUse > 0) {
    sentences.push(`${counted(keysInUse, "API key")} that they made ${keysInUse === 1 ? "goes" : "go"} on working.`);
  }
  return sentences.join(" ");
}
