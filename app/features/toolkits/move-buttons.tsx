import { Form } from "@remix-run/react";
import { ArrowDown, ArrowUp, type LucideIcon } from "lucide-react";
import { Button } from "~/ui/primitives/button";

export type MoveButtonsProps = {
  intent: "move-collection" | "move-asset";
  /** Name and value of the hidden field that says what moves. */
  field: "collectionId" | "assetId";
  id: string;
  title: string;
  first: boolean;
  last: boolean;
};

/** Up and down: the order that partners see. */
export function MoveButtons({ intent, field, id, title, first, last }: MoveButtonsProps) {
  return (
    <Form method="post" preventScrollReset className="flex">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name={field} value={id} />
      <MoveButton to="up" title={title} stuck={first && "It is the first already"} icon={ArrowUp} />
      <MoveButton to="down" title={title} stuck={last && "It is the last already"} icon={ArrowDown} />
    </Form>
  );
}

type MoveButtonProps = { to: "up" | "down"; title: string; stuck: string | false; icon: LucideIcon };

function MoveButton({ to, title, stuck, icon: Icon }: MoveButtonProps) {
  return (
    <Button
      size="sm"
      variant="quiet"
      name="direction"
      value={to}
      aria-label={`Move ${title} ${to}`}
      disabledReason={stuck || null}
      icon={<Icon aria-hidden="true" />}
    />
  );
}
