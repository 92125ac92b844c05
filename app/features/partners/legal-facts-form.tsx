import { changeLegalFactsInput, type PartnerKind, partnerKinds } from "~/domain/partners/input";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";

type Props = { partner: { legalName: string; kind: PartnerKind; revision: number }; failure?: FormFailure };

/** What the vendor alone says of a partner: audiences of toolkits and the rule about its own company rely on it. */
export function LegalFactsForm({ partner, failure }: Props) {
  const { legalName, kind, revision } = partner;
  const form = useZodForm(changeLegalFactsInput, { failure, defaultValues: { legalName, kind } });
  return (
    <details open={failure !== undefined}>
      <summary className="link inline-flex min-h-6 cursor-pointer items-center">Change name or kind</summary>
      <Form form={form} className="mt-3 grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="legal" />
        <input type="hidden" name="revision" value={revision} />
        <Field name="legalName" label="Legal name">
          <Input autoComplete="off" maxLength={160} />
        </Field>
        <Field name="kind" label="Kind">
          <Select options={optionsOf(partnerKinds)} />
        </Field>
        <SubmitBar label="Save" />
      </Form>
    </details>
  );
}
