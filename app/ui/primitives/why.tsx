import { CircleHelp } from "lucide-react";
import { useId } from "react";
import { Popover } from "./popover";
import { WhyList, type WhyLine, type WhyTerm } from "./why-list";

export type WhyProps = {
  /** The question on the button, such as "Why 72 points?". */
  label?: string;
  /** Heading of what opens; the label when left out. */
  title?: string;
  items: readonly WhyLine[];
  arithmetic?: readonly WhyTerm[];
  align?: "start" | "end" | "above";
};

/**
 * The one explanation of the product (score, fit, flag, routing, delay, commission): a button that opens
 * "rule · what was found · effect", and the arithmetic where there is any. Works without JavaScript.
 */
export function Why({ label = "Why?", title, items, arithmetic, align }: WhyProps) {
  const id = useId();
  return (
    <>
      <button type="button" className="why-button" popovertarget={id} aria-haspopup="dialog">
        <CircleHelp aria-hidden="true" />
        {label}
      </button>
      <Popover id={id} label={title ?? label} align={align} className="min-w-72 p-4">
        <p className="mb-1 font-semibold">{title ?? label}</p>
        <WhyList items={items} arithmetic={arithmetic} />
      </Popover>
    </>
  );
}
