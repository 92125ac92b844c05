import { answerQuestionInput, applyWithinInput } from "~/domain/onboarding/input";
import type { ProgramKind } from "~/domain/programs/fields";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Panel } from "~/ui/primitives/panel";
import { programTones } from "./program-tones";

type QuestionProps = { programId: string; question: string; failure?: FormFailure };

/** The one question of a program: answered once, and kept. */
export function QuestionForm({ programId, question, failure }: QuestionProps) {
  const form = useZodForm(answerQuestionInput, { failure });
  return (
    <Form form={form} className="grid gap-3">
      <ErrorSummary />
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="programId" value={programId} />
      <Field name="answer" label={question} hint="It is kept as you send it.">
        <Textarea rows={3} limit={2_000} />
      </Field>
      <SubmitBar label="Send the answer" />
    </Form>
  );
}

type ApplyProps = {
  program: { id: string; slug: string; name: string; kind: ProgramKind; summary: string };
  partnerName: string;
  mayApply: boolean;
  failure?: FormFailure;
};

/** Another program, and the way into it with the organisation that one belongs to. */
export function ApplyWithinForm({ program, partnerName, mayApply, failure }: ApplyProps) {
  const { id, slug, name, kind, summary } = program;
  const tone = programTones[kind];
  const form = useZodForm(applyWithinInput, { failure });
  return (
    <Panel title={name} actions={<ButtonLink to={paths.programPage(slug)}>Read the program</ButtonLink>}>
      <p className="text-sm text-muted">{tone.audience}</p>
      <p className="mt-1">{summary || tone.pitch}</p>
      {mayApply ? (
        <details className="mt-3" open={failure !== undefined}>
          <summary className="link inline-flex min-h-6 cursor-pointer items-center">Apply with {partnerName}</summary>
          <Form form={form} className="mt-3 grid gap-3">
            <ErrorSummary />
            <input type="hidden" name="intent" value="apply" />
            <input type="hidden" name="programId" value={id} />
            <Field name="why" label={tone.why} hint={tone.whyHint}>
              <Textarea rows={4} limit={2_000} />
            </Field>
            <SubmitBar label="Send the application" note="We know the rest from your organisation's profile." />
          </Form>
        </details>
      ) : (
        <p className="mt-3 text-sm text-muted">An admin of your organisation can apply.</p>
      )}
    </Panel>
  );
}
