import { Link, useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { readRulesFormData } from "~/domain/programs/rules-form";
import type { DraftPage } from "~/domain/programs/views/get-draft";
import { offeredCurrencies } from "~/kernel/money";
import type { FormErrors, FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { fieldId } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { Count } from "~/ui/primitives/count";
import { Panel } from "~/ui/primitives/panel";
import { Time } from "~/ui/primitives/time";
import { currencyListId, unitListId } from "./amount-input";
import { type EditorSection, editorSections } from "./editor-sections";
import { isInSection, placeOf } from "../rule-sections";
import { RulesPreview } from "./rules-preview";
import { layoutOf } from "./rows";

/** Whatever is typed is kept; what it comes to is read from the whole form at once. */
const anything = z.looseObject({});
const pause = 200;

type Props = { draft: DraftPage; failure?: FormFailure };

/** The draft of a program's rules as a form. It is drawn anew when a row comes or goes, with what was saved in it. */
export function RulesEditor({ draft, failure }: Props) {
  const values = failure?.values ?? draft.values;
  return <Editor key={`${draft.versionId} ${layoutOf(values)}`} draft={draft} failure={failure} />;
}

const countProblems = (problems: FormErrors, section: EditorSection) =>
  Object.keys(problems).filter((name) => isInSection(name, section)).length;

/** Goes on where a row was added or removed: the first field of the row, or its list. */
function useFocusAt(hash: string): void {
  useEffect(() => {
    const place = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const first = place?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea");
    if (place?.id.match(/\.\d+$/)) first?.focus();
    else place?.focus();
  }, [hash]);
}

function Editor({ draft, failure }: Props) {
  const form = useZodForm(anything, { failure, defaultValues: draft.values });
  const [reading, setReading] = useState(() => ({ problems: draft.problems, readable: draft.readable }));
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const { hash } = useLocation();
  useFocusAt(hash);
  useEffect(() => () => clearTimeout(timer.current), []);
  // A save brings what the server made of it.
  useEffect(() => setReading({ problems: draft.problems, readable: draft.readable }), [draft]);

  function follow() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (form.formRef.current) setReading(readRulesFormData(new FormData(form.formRef.current)));
    }, pause);
  }

  const { problems, readable } = reading;
  const left = Object.keys(problems).length;
  const conflict = failure?.errors[""]?.[0];
  const changed = draft.changedByName ? ` by ${draft.changedByName}` : "";
  return (
    <>
      <SectionNav problems={problems} />
      <div className="split split-detail">
        <Form
          form={{ ...form, errors: { ...form.errors, ...problems } }}
          onInput={follow}
          onChange={follow}
          className="grid gap-5"
          preventScrollReset
        >
          {/* Enter in a field presses the form's first button: that must not be one that removes a row. */}
          <button type="submit" formNoValidate tabIndex={-1} aria-hidden="true" className="sr-only">
            Save
          </button>
          <input type="hidden" name="versionId" value={draft.versionId} />
          <input type="hidden" name="revision" value={String(failure?.values.revision ?? draft.revision)} />
          {conflict ? (
            <Callout tone="bad" title="Not saved" live>
              {conflict}
            </Callout>
          ) : null}
          {editorSections.map((section) => {
            const { id, title, Fields } = section;
            const problemsHere = countProblems(problems, section);
            return (
              <Panel key={id} title={title} actions={problemsHere > 0 ? <Problems count={problemsHere} /> : undefined}>
                <div id={id} tabIndex={-1} className="grid scroll-mt-40 gap-5">
                  <Fields />
                </div>
              </Panel>
            );
          })}
          <datalist id={currencyListId}>
            {offeredCurrencies.map((currency) => (
              <option key={currency} value={currency} />
            ))}
          </datalist>
          <datalist id={unitListId}>
            {["%", ...offeredCurrencies].map((unit) => (
              <option key={unit} value={unit} />
            ))}
          </datalist>
          <div className="sticky bottom-0 z-10 border-t border-line bg-canvas py-3">
            <SubmitBar
              label="Save draft"
              pendingLabel="Saving…"
              note={
                <>
                  Saved <Time value={draft.changedAt} now={draft.now} timeZone={draft.timeZone} />
                  {changed}
                </>
              }
            >
              <ButtonLink to={paths.desk.programVersion(draft.programId, draft.number)}>Review and publish</ButtonLink>
            </SubmitBar>
          </div>
        </Form>
        <aside
          id="preview"
          aria-label="Preview"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          className="grid scroll-mt-40 content-start gap-5 lg:sticky lg:top-[calc(var(--toolbar-height)+4rem)] lg:max-h-[calc(100dvh-var(--toolbar-height)-5rem)] lg:overflow-y-auto"
        >
          <ProblemList problems={problems} left={left} formId={form.id} />
          <RulesPreview readable={readable} />
        </aside>
      </div>
    </>
  );
}

/** Leads to each part of the form, and says where something has to be corrected. */
function SectionNav({ problems }: { problems: FormErrors }) {
  return (
    <nav
      aria-label="Sections"
      className="scrolls-sideways sticky top-(--toolbar-height) z-10 mb-4 flex gap-4 border-b border-line py-2 text-sm whitespace-nowrap"
    >
      <a href="#preview" className="link inline-flex min-h-6 items-center font-medium lg:hidden">
        What partners read
      </a>
      {editorSections.map((section) => {
        const count = countProblems(problems, section);
        return (
          <a key={section.id} href={`#${section.id}`} className="link inline-flex min-h-6 items-center gap-1.5">
            {section.title}
            {count > 0 ? (
              <>
                <Count value={count} />
                <span className="sr-only"> to correct</span>
              </>
            ) : null}
          </a>
        );
      })}
    </nav>
  );
}

function Problems({ count }: { count: number }) {
  return <span className="text-sm text-bad-ink">{count === 1 ? "1 to correct" : `${count} to correct`}</span>;
}

type ProblemListProps = { problems: FormErrors; left: number; formId: string };

/** What stands in the way of publishing, each with a way to its field. */
function ProblemList({ problems, left, formId }: ProblemListProps) {
  if (left === 0) return <Callout tone="good">Everything can be read: it can be published.</Callout>;
  return (
    <Callout tone="attention" title={left === 1 ? "One thing to correct" : `${left} things to correct`}>
      <ul className="grid gap-1 text-sm">
        {Object.entries(problems)
          .slice(0, 6)
          .map(([name, messages]) => (
            <li key={name}>
              <Link to={`#${fieldId(formId, name)}`} replace>
                {placeOf(name)}
              </Link>
              : {messages[0]}
            </li>
          ))}
        {left > 6 ? <li>and {left - 6} more</li> : null}
      </ul>
    </Callout>
  );
}
