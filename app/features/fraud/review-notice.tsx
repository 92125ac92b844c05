import { flagWords } from "~/domain/fraud/flag-words";
import { answerFlagInput } from "~/domain/fraud/input";
import type { PartnerReviews } from "~/domain/fraud/views/flags";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";

type Props = { reviews: PartnerReviews; timeZone: string; failure?: FormFailure };

/** That a lead or a link is looked at: what about, until when, and how to answer. */
export function ReviewNotice({ reviews, timeZone, failure }: Props) {
  if (reviews.length === 0) return null;
  return (
    <Panel title={reviews.some(({ status }) => status === "open") ? "A review is on" : "Reviews"}>
      <ul className="grid gap-4">
        {reviews.map(({ category, status, next, meanwhile, decideBy, answers, answerFor }) => (
          <li key={category} className="grid gap-2">
            <span className="flex flex-wrap items-center justify-between gap-2">
              {category}
              <StatusDot tone={flagWords[status].tone}>{flagWords[status].label}</StatusDot>
            </span>
            <p className="text-muted">
              {decideBy ? `${meanwhile} We decide by ${formatDate(decideBy, timeZone)}.` : next}
            </p>
            {answers.map((answer) => (
              <p key={answer} className="whitespace-pre-wrap">
                You answered: {answer}
              </p>
            ))}
            {answerFor ? <Answer flagId={answerFor} failure={failure} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Answer({ flagId, failure }: { flagId: string; failure?: FormFailure }) {
  const own = failure?.values.flagId === flagId ? failure : undefined;
  const form = useZodForm(answerFlagInput, { failure: own });
  return (
    <Form form={form} className="grid gap-3">
      <ErrorSummary />
      <input type="hidden" name="intent" value="review" />
      <input type="hidden" name="flagId" value={flagId} />
      <Field name="answer" label="Your answer" hint="Once. Say what explains it, for example for which client this is.">
        <Textarea rows={3} limit={4_000} />
      </Field>
      <SubmitBar label="Send the answer" />
    </Form>
  );
}
