import { Form } from "@remix-run/react";
import { ArrowDown, ArrowUp } from "lucide-react";
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
      <Button
        size="sm"
        variant="quiet"
        name="direction"
        value="up"
        aria-label={`Move ${title} up`}
        disabledReason={first ? "It is the first already" : null}
        icon={<ArrowUp aria-hidden="true" />}
      />
      <Button
        size="sm"
        variant="quiet"
        name="direction"
        value="down"
        aria-label={`Move ${title} down`}
        disabledReason={last ? "It is the last already" : null}
        icon={<ArrowDown aria-hidden="true" />}
      />
    </Form>
  );
}
