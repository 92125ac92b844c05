import { changeProfileInput } from "~/domain/identity/input";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import type { FormFailure } from "~/kernel/parse-form";
import { Select } from "~/ui/form/select";
import { zoneName } from "~/kernel/time";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";

const zones = Intl.supportedValuesOf("timeZone");
const zoneOptions = ["UTC", ...zones.filter((zone) => zone !== "UTC")].map((zone) => ({
  value: zone,
  label: zoneName(zone),
}));

/** Name, and the time zone in which every date is shown. */
export function ProfileForm({ name, timeZone, failure }: { name: string; timeZone: string; failure?: FormFailure }) {
  const form = useZodForm(changeProfileInput, { failure, defaultValues: { name, timeZone } });
  return (
    <Form form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="profile" />
      <Field name="name" label="Name">
        <Input autoComplete="name" />
      </Field>
      <Field name="timeZone" label="Time zone" hint="Every date and deadline is shown in it.">
        <Select options={zoneOptions} placeholder={null} />
      </Field>
      <SubmitBar label="Save" />
    </Form>
  );
}
