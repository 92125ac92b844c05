import type { Standing } from "~/domain/leads/standing";
import { StatusDot } from "~/ui/primitives/status-dot";

/** Where a lead stands: coloured dot and word. */
export function StatusBadge({ standing }: { standing: Pick<Standing, "label" | "tone"> }) {
  return <StatusDot tone={standing.tone}>{standing.label}</StatusDot>;
}
