import { useEffect, useRef } from "react";

/** Actions by key: "j", "Enter", "?", or with the command key "mod+k". */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Keys of a page. Single keys are left alone while somebody types, a dialog or menu is open, or a modifier is held. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const current = useRef(hotkeys);
  useEffect(() => {
    current.current = hotkeys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = current.current[keyName(event)];
      if (!action || event.defaultPrevented || event.isComposing) return;
      const withCommand = event.ctrlKey || event.metaKey;
      if (!withCommand && (isBusy(event.target) || event.altKey)) return;
      event.preventDefault();
      action(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/** Whether keys belong to something else: a field, a dialog, a popover; Enter belongs to a focused link or button. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("textarea, select, input:not([type=checkbox], [type=radio])"))
    return true;
  return document.querySelector("dialog[open], [popover]:popover-open") !== null;
}
