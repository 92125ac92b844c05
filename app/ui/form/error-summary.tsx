import { type MouseEvent, useEffect, useRef, useState } from "react";
import { fieldId } from "./field";
import { useFormState } from "./form-context";

export type ErrorSummaryProps = {
  /** Names of fields as the reader knows them; otherwise their labels on the page are taken. */
  labels?: Readonly<Record<string, string>>;
};

/** What is wrong in the form, in one place at its top; takes the focus after an attempt and leads to each field. */
export function ErrorSummary({ labels }: ErrorSummaryProps) {
  const form = useFormState();
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(form?.errors ?? {});
  const attempts = form?.attempts ?? 0;
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const failure = form?.failure ?? null;
  // Leaving a field shows its error there; the summary waits for an attempt to send.
  const shown = entries.length > 0 && (attempts > 0 || failure !== null);

  const answered = useRef<{ attempts: number; failure: unknown }>({ attempts: 0, failure: null });
  useEffect(() => {
    // Once for each attempt and each answer of the server; fixing fields one by one never pulls the focus away.
    if (!box.current || (answered.current.attempts === attempts && answered.current.failure === failure)) return;
    answered.current = { attempts, failure };
    box.current.focus();
    setSeen(Object.fromEntries(entries.map(([name]) => [name, labelOnPage(fieldId(form?.id ?? "", name))])));
  });

  if (!form || !shown) return null;
  const formId = form.id;

  function goTo(event: MouseEvent<HTMLAnchorElement>, name: string) {
    const control = document.getElementById(fieldId(formId, name));
    if (!control) return;
    event.preventDefault();
    control.focus();
    control.scrollIntoView({ block: "center" });
  }

  return (
    // biome-ignore lint/a11y/noAutofocus: without JavaScript the answer of the server must be found by the keyboard too
    <div ref={box} role="alert" tabIndex={-1} autoFocus className="error-summary mb-5">
      <p className="font-semibold text-bad-ink">
        {entries.length === 1 ? "One thing needs your attention" : `${entries.length} things need your attention`}
      </p>
      <p className="text-sm">Nothing was lost. Correct what is listed here and send it again.</p>
      <ul className="mt-1.5 grid gap-0.5">
        {entries.map(([name, messages]) => (
          <li key={name}>
            {name === "" ? (
              messages[0]
            ) : (
              <a href={`#${fieldId(formId, name)}`} onClick={(event) => goTo(event, name)}>
                {labels?.[name] ?? (seen[name] || readableName(name))}: {messages[0]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The words of a field's label, without its "Optional". */
function labelOnPage(id: string): string {
  const control = document.getElementById(id);
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`) ?? control?.querySelector("legend");
  return label?.firstChild?.textContent?.trim() ?? "";
}

/** "contact.workEmail" → "Work email", for the first answer without JavaScript. */
function readableName(name: string): string {
  const words = (name.split(".").findLast((part) => !/^\d+$/.test(part)) ?? name)
    .replace(/([A-Z])/g, " $1")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
