import { Blocks, FileText, type LucideIcon, Mail, MessagesSquare, Presentation, Quote } from "lucide-react";
import type { AssetKind } from "~/domain/toolkits/types";

const icons: Record<AssetKind, LucideIcon> = {
  one_pager: FileText,
  email_template: Mail,
  answers: MessagesSquare,
  case_study: Quote,
  integration_guide: Blocks,
  deck: Presentation,
};

/** The sign of an asset's kind; its word always stands beside it. */
export function AssetIcon({ kind }: { kind: AssetKind }) {
  const Icon = icons[kind];
  return (
    <span
      className="grid size-9 flex-none place-items-center rounded-md bg-sunken text-muted max-sm:hidden"
      aria-hidden="true"
    >
      <Icon />
    </span>
  );
}
