import { type ChangeEvent, useEffect, useRef } from "react";
import { useHydrated } from "../use-hydrated";

/** Ticks or clears every row of a table; needs JavaScript, so without it there is none. */
export function SelectAll({ tableId }: { tableId: string }) {
  const hydrated = useHydrated();
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const table = document.getElementById(tableId);
    if (!hydrated || !table) return;
    const follow = () => {
      const rows = rowBoxes(tableId);
      const ticked = rows.filter((row) => row.checked).length;
      if (!box.current) return;
      box.current.checked = ticked > 0 && ticked === rows.length;
      box.current.indeterminate = ticked > 0 && ticked < rows.length;
    };
    table.addEventListener("change", follow);
    follow();
    return () => table.removeEventListener("change", follow);
  }, [tableId, hydrated]);

  if (!hydrated) return <span className="sr-only">Selected</span>;

  function tickAll(event: ChangeEvent<HTMLInputElement>) {
    for (const row of rowBoxes(tableId)) row.checked = event.currentTarget.checked;
  }

  return (
    <label>
      <input ref={box} type="checkbox" className="check" aria-label="Select all rows" onChange={tickAll} />
    </label>
  );
}

function rowBoxes(tableId: string): HTMLInputElement[] {
  return [...(document.getElementById(tableId)?.querySelectorAll<HTMLInputElement>("tbody input[name=ids]") ?? [])];
}
