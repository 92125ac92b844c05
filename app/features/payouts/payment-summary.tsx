import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type Props = { name: string; detail: string; amount: string; marks: ReactNode };

/** The closed line of a partner's payment: who, of what, how much; opens into its commissions. */
export function PaymentSummary({ name, detail, amount, marks }: Props) {
  return (
    <summary className="flex items-baseline gap-3 px-4 py-2.5">
      <ChevronRight aria-hidden="true" size={14} className="disclosure" />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{name}</span>
        <span className="block text-sm text-muted">{detail}</span>
        <span className="flex flex-wrap gap-x-4 text-sm">{marks}</span>
      </span>
      <span className="whitespace-nowrap font-medium tabular-nums">{amount}</span>
    </summary>
  );
}
