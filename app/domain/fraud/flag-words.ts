import type { FlagStatus, Severity } from "./types";

type Words = { label: string; tone: "good" | "attention" | "bad" | "info" | "neutral" };

/** Where a flag stands. */
export const flagWords: Record<FlagStatus, Words> = {
  open: { label: "Open", tone: "attention" },
  cleared: { label: "Cleared", tone: "good" },
  confirmed: { label: "Confirmed", tone: "bad" },
};

/** What a flag is about, in a word: its lead's company, or its link. */
export const flagSubject = (flag: { companyName: string | null; linkName: string | null }): string =>
  flag.companyName ?? `Link “${flag.linkName ?? ""}”`;

/**
 * What happens next with a flag, or has happened, for both sides: a hold stops only the money of what it concerns, and
 * is escalated when nobody decides (PRODUCT, Fraud and quality). `leadId` is null for a flag on a link.
 */
export function nextOfFlag(flag: { status: FlagStatus; severity: Severity; leadId: string | null }): string {
  const { status, severity, leadId } = flag;
  if (status === "confirmed")
    return leadId ? "The lead earns nothing; what it had earned is taken back." : "The link is stopped.";
  const holds = severity !== "note" && leadId !== null;
  if (status === "cleared") return holds ? "What it held goes on." : "Nothing followed from it.";
  if (severity === "note") return "It holds nothing. Somebody says whether it was right.";
  const after = "After 30 days it is taken to the admins.";
  return holds
    ? `Somebody decides whether what it holds goes on. ${after}`
    : `Somebody decides whether the link goes on. ${after}`;
}

/** What follows from a flag, as the effect in its evidence. */
export function effectOfFlag({ status, severity, leadId }: Parameters<typeof nextOfFlag>[0]): string {
  if (status === "cleared") return "cleared: it holds nothing";
  if (status === "confirmed") return leadId ? "confirmed: the lead earns nothing" : "confirmed: the link is stopped";
  if (severity === "note") return "shown to reviewers";
  return leadId ? "its money waits until somebody decides" : "waits until somebody decides";
}
