import { moveProgramInput } from "~/domain/programs/input";
import { moveOf, type ProgramMove } from "~/domain/programs/lifecycle";
import type { DeskProgram } from "~/domain/programs/views/get-program";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { DescriptionList } from "~/ui/primitives/description-list";
import { Panel } from "~/ui/primitives/panel";

type MoveFormProps = { name: ProgramMove; blocked: string | null; revision: number; failure?: FormFailure };

function MoveForm({ name, blocked, revision, failure }: MoveFormProps) {
  const own = failure?.values.move === name ? failure : undefined;
  const form = useZodForm(moveProgramInput, { failure: own, defaultValues: { revision, move: name } });
  const { label, submissions, money, needsReason } = moveOf(name);
  return (
    <details className="border-t border-line pt-3 first:border-t-0 first:pt-0" open={own ? true : undefined}>
      <summary className="font-semibold">{label}</summary>
      <div className="grid gap-4 pt-3">
        <DescriptionList
          items={[
            { term: "Submissions", value: submissions },
            { term: "Money", value: money },
          ]}
        />
        <Form form={form} className="grid gap-3">
          <ErrorSummary />
          <input type="hidden" name="intent" value="move" />
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="move" value={name} />
          {needsReason ? (
            <Field name="reason" label="Reason" hint="Partners read it on their Program page.">
              <Input maxLength={300} autoComplete="off" />
            </Field>
          ) : (
            <input type="hidden" name="reason" value="" />
          )}
          {blocked ? <p className="text-sm text-attention-ink">{blocked}</p> : null}
          <SubmitBar label={label} variant={name === "end" ? "danger" : "primary"} disabledReason={blocked} />
        </Form>
      </div>
    </details>
  );
}

/** What can be done with a program as a whole, each with what follows from it. */
export function StatusMoves({ program, failure }: { program: DeskProgram; failure?: FormFailure }) {
  if (program.moves.length === 0) return null;
  return (
    <Panel title="What comes next">
      <div className="grid gap-3">
        {program.moves.map((move) => (
          <MoveForm key={`${move.name} ${program.revision}`} {...move} revision={program.revision} failure={failure} />
        ))}
      </div>
    </Panel>
  );
}
