import { Form } from "@remix-run/react";
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import type { Tone } from "../tone";
import { useHydrated } from "../use-hydrated";

/** A short result of what the reader just did. `undo` posts its fields to its action: undo instead of "are you sure?". */
export type Toast = {
  id: string;
  text: string;
  tone?: Tone;
  undo?: { action: string; label?: string; fields: Record<string, string> };
};

const shownFor = 8_000;

/**
 * Live region at the foot of the page. Give it the toast of the request; it is shown once, 8 s or until closed or
 * followed by another, also when the page reads its data anew meanwhile and there is none any more.
 */
export function ToastRegion({ toast }: { toast: Toast | null }) {
  const [latest, setLatest] = useState(toast);
  const [closed, setClosed] = useState<string>();
  if (toast && toast.id !== latest?.id) setLatest(toast);
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {latest && latest.id !== closed ? (
        <ToastCard key={latest.id} toast={latest} onClose={() => setClosed(latest.id)} />
      ) : null}
    </div>
  );
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const hydrated = useHydrated();
  const [held, setHeld] = useState(false);
  // Who hovers or tabs into it, reads it; an undo is never taken away from under the pointer.
  const stays = held || toast.tone === "bad";

  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(onClose, shownFor);
    return () => clearTimeout(timer);
  }, [stays, onClose]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only stops the clock
    <div
      className={`toast tone-${toast.tone ?? "good"}`}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="py-1">{toast.text}</span>
      {toast.undo ? (
        <Form method="post" action={toast.undo.action} onSubmit={onClose}>
          {Object.entries(toast.undo.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" className="toast-action">
            {toast.undo.label ?? "Undo"}
          </button>
        </Form>
      ) : null}
      {hydrated ? (
        <button type="button" className="toast-action" aria-label="Close" onClick={onClose}>
          <X aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
}
