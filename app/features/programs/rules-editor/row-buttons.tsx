import { Plus, X } from "lucide-react";
import { Button } from "~/ui/primitives/button";

/** Saves the draft with one row more; works without JavaScript, like every button of the editor. */
export function AddRow({ list, children }: { list: string; children: string }) {
  return (
    <Button name="change" value={`add ${list}`} size="sm" formNoValidate icon={<Plus aria-hidden="true" />}>
      {children}
    </Button>
  );
}

/** Saves the draft without this row. */
export function RemoveRow({ row, label }: { row: string; label: string }) {
  return (
    <Button
      name="change"
      value={`remove ${row}`}
      variant="quiet"
      size="sm"
      formNoValidate
      aria-label={label}
      title={label}
      icon={<X aria-hidden="true" />}
    />
  );
}
