import { changeProgramInput } from "~/domain/programs/input";
import type { DeskProgram } from "~/domain/programs/views/get-program";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { NumberInput } from "~/ui/form/number-input";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";

/** What belongs to the program itself and not to a version of its rules. */
export function ProgramSettings({ program, failure }: { program: DeskProgram; failure?: FormFailure }) {
  const { name, pilotPlaces, revision, status, inPilot } = program;
  const form = useZodForm(changeProgramInput, { failure, defaultValues: { name, pilotPlaces } });
  return (
    <Panel title="Settings">
      <Form form={form} className="grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="revision" value={revision} />
        <Field name="name" label="Name">
          <Input maxLength={80} autoComplete="off" />
        </Field>
        {status === "draft" || inPilot ? (
          <Field
            name="pilotPlaces"
            label="Places in the pilot"
            required={inPilot}
            hint="At most so many partners take part while it is a pilot."
          >
            <NumberInput maxLength={5} />
          </Field>
        ) : (
          <input type="hidden" name="pilotPlaces" value={pilotPlaces ?? ""} />
        )}
        <SubmitBar label="Save" />
      </Form>
    </Panel>
  );
}
