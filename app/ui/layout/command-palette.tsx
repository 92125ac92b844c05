import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { PaletteItem } from "./palette-content";
import { openPaletteEvent } from "./open-command-palette";
import { useHotkeys } from "./use-hotkeys";

// Loaded when it is first opened: most pages are left without it.
const PaletteContent = lazy(() => import("./palette-content").then((module) => ({ default: module.PaletteContent })));

export type CommandPaletteProps = {
  /** Places and actions that are always offered. */
  items: readonly PaletteItem[];
  /** Answers GET `?q=` with `{ items: PaletteItem[] }`; asked while typing, from two characters on. */
  sourceUrl?: string;
};

/** Search and go: Ctrl-K or ⌘K, or the search button of the top bar. One per page. */
export function CommandPalette({ items, sourceUrl }: CommandPaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);

  const show = () => {
    if (dialog.current?.open) return;
    setOpen(true);
    dialog.current?.showModal();
  };
  const close = () => dialog.current?.close();

  useHotkeys({ "mod+k": show });
  useEffect(() => {
    const onOpen = (event: Event) => {
      event.preventDefault();
      setOpen(true);
      dialog.current?.showModal();
    };
    window.addEventListener(openPaletteEvent, onOpen);
    return () => window.removeEventListener(openPaletteEvent, onOpen);
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is on the ground behind it
    <dialog
      ref={dialog}
      aria-label="Search and go"
      className="dialog dialog-top"
      onClose={() => setOpen(false)}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      {open ? (
        <Suspense fallback={<div className="p-4 text-muted">Loading…</div>}>
          <PaletteContent items={items} sourceUrl={sourceUrl} onDone={close} />
        </Suspense>
      ) : null}
    </dialog>
  );
}
