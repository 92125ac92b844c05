import { counted, formatCount } from "~/kernel/counted";
import type { BulkOutcome } from "./commands/approve-many";

/** What became of several approvals, in the words of whoever gave or took them. */
export const bulkWords = {
  approved: ({ approved, refused }: BulkOutcome) =>
    [
      `${counted(approved.length, "commission")} approved.`,
      ...(refused.length > 0
        ? [`${formatCount(refused.length)} left as ${refused.length === 1 ? "it was" : "they were"}:`]
        : []),
      ...new Set(refused),
    ].join(" "),
  takenBack: (count: number) =>
    `${counted(count, "approval")} taken back. ${count === 1 ? "It awaits" : "They await"} approval again.`,
};
