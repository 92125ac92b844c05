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

/** Live region at the foot of the page. Give it the toasts of the request; each is shown once, 8 s or until closed. */
export function ToastRegion({ toasts }: { toasts: readonly Toast[] }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const close = (id: string) => setClosed((before) => new Set(before).add(id));
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {toasts.map((toast) =>
        closed.has(toast.id) ? null : <ToastCard key={toast.id} toast={toast} onClose={() => close(toast.id)} />,
      )}
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
