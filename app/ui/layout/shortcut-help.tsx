import { useRef } from "react";
import { Dialog } from "../primitives/dialog";
import { Kbd } from "../primitives/kbd";
import { useHotkeys } from "./use-hotkeys";

export type Shortcut = { keys: readonly string[]; does: string };

/** The keys of this page, opened with "?". Give only keys that work here. */
export function ShortcutHelp({ shortcuts, id = "shortcuts" }: { shortcuts: readonly Shortcut[]; id?: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useHotkeys({ "?": () => dialog.current?.showModal() });
  return (
    <Dialog id={id} dialogRef={dialog} title="Keyboard shortcuts">
      <dl className="grid">
        {shortcuts.map((shortcut) => (
          <div key={shortcut.does} className="flex min-h-9 items-center justify-between gap-4 border-t border-line">
            <dt>{shortcut.does}</dt>
            <dd className="flex gap-1">
              {shortcut.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
