import { type FormEvent, useState } from "react";
import { decideFit } from "~/domain/leads/fit";
import { type DraftValues, editLeadForm, editLinkLeadForm, newLeadForm } from "~/domain/leads/input";
import type { CompanyCheck } from "~/domain/leads/views/check-company";
import type { Obstacle } from "~/domain/leads/rules";
import type { Criterion } from "~/domain/programs/program-rules";
import { acceptAttribute, EVIDENCE_MAX_BYTES, EVIDENCE_TYPES } from "~/kernel/file-types";
import { Obstacles } from "~/features/onboarding/obstacles";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { FileInput } from "~/ui/form/file-input";
import { Form } from "~/ui/form/form";
import { FormSection } from "~/ui/form/form-section";
import type { FormFailure } from "~/kernel/parse-form";
import { type Option, Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Panel } from "~/ui/primitives/panel";
import { CompanyCheckResult, useCompanyCheck } from "./company-check";
import { CompanyFields, ContactFields, DealFields } from "./lead-form-fields";
import { fitSentence, PartnerFit } from "./partner-fit";

export type LeadFormProgram = {
  id: string;
  name: string;
  qualification: Criterion[];
  obstacles?: readonly Obstacle[];
};

export type LeadFormProps = {
  hidden: Record<string, string>;
  values: DraftValues;
  /** The programs that the lead can go to, at least one; a submitted lead stays in its own. */
  programs: readonly LeadFormProgram[];
  programId: string;
  countries: readonly Option[];
  files: readonly { id: string; name: string }[];
  failure?: FormFailure;
  /** What the server found for a form without JavaScript. */
  checked?: CompanyCheck;
  submit: { label: string; intent: string };
  /** A new lead can be kept as a draft; a submitted one cannot. */
  draft: boolean;
  /** False where whoever signed up gave an address that is not the partner's. */
  asksAddress?: boolean;
  note?: string;
};

const labels = { companyName: "Legal name", employeeCount: "Employees", value: "Estimated value per year" };

/** What the fit preview needs, read from the form as it stands. */
function readFacts(values: DraftValues) {
  const employees = Number(values.employeeCount);
  return {
    industry: values.industry || undefined,
    country: values.country || undefined,
    planTier: values.planTier || undefined,
    budgetStatus: values.budgetStatus || undefined,
    timeline: values.timeline || undefined,
    relationship: values.relationship || undefined,
    employeeCount: Number.isSafeInteger(employees) && employees > 0 ? employees : undefined,
  };
}

/** The lead's form: sections on the left; the fit and whether the company is free on the right, as one types. */
export function LeadForm(props: LeadFormProps) {
  const {
    hidden,
    values,
    programs,
    programId,
    countries,
    files,
    failure,
    submit,
    draft,
    asksAddress = true,
    note,
  } = props;
  const schema = draft ? newLeadForm : asksAddress ? editLeadForm : editLinkLeadForm;
  const form = useZodForm(schema, { failure, defaultValues: { programId, ...values } });
  const [typed, setTyped] = useState<DraftValues>((failure?.values as DraftValues | undefined) ?? values);
  const chosenId = String((typed as { programId?: string }).programId ?? failure?.values.programId ?? programId);
  const check = useCompanyCheck(typed.website ?? "", typed.productLine ?? "", chosenId) ?? props.checked;
  const { qualification = [], obstacles = [] } = programs.find(({ id }) => id === chosenId) ?? programs[0] ?? {};
  const fit = decideFit({ qualification }, readFacts(typed));
  const blocked = obstacles.map(({ why }) => why).join(" ") || null;
  const choice = draft && programs.length > 1;

  function follow(event: FormEvent<HTMLFormElement>) {
    const entries = [...new FormData(event.currentTarget)].filter(([, value]) => typeof value === "string");
    setTyped(Object.fromEntries(entries) as DraftValues);
  }

  return (
    <div className="split split-detail">
      <Form form={form} encType="multipart/form-data" onInput={follow} className="grid gap-8">
        <ErrorSummary labels={labels} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Obstacles title="You can prepare the lead, but not submit it yet" obstacles={obstacles} />
        {choice ? (
          <FormSection title="Program" description="Its rules decide what qualifies and what it pays.">
            <Field name="programId" label="Program">
              <Select options={programs.map(({ id, name }) => ({ value: id, label: name }))} placeholder={null} />
            </Field>
          </FormSection>
        ) : null}
        {draft && !choice ? <input type="hidden" name="programId" value={chosenId} /> : null}
        <CompanyFields countries={countries} />
        <DealFields />
        <ContactFields asksAddress={asksAddress} />
        <FormSection title="For the reviewer" description="Anything that helps the decision.">
          <Field name="partnerNote" label="Note" required={false}>
            <Textarea limit={2_000} rows={3} />
          </Field>
          <Field
            name="evidence"
            label="Evidence"
            required={false}
            hint={
              files.length > 0
                ? `Kept already: ${files.map((file) => file.name).join(", ")}`
                : "An e-mail or minutes that show the interest."
            }
          >
            <FileInput
              kinds="PDF, image, Office document or text"
              accept={acceptAttribute(EVIDENCE_TYPES)}
              maxBytes={EVIDENCE_MAX_BYTES}
            />
          </Field>
        </FormSection>
        <SubmitBar
          label={submit.label}
          name="intent"
          value={submit.intent}
          // Without JavaScript another program may be chosen that takes the lead.
          disabledReason={choice && !form.hydrated ? null : blocked}
          note={note}
          sticky
        >
          {draft ? (
            <Button name="intent" value="save" formNoValidate>
              Save draft
            </Button>
          ) : null}
          {draft && !form.hydrated ? (
            <Button name="intent" value="check" variant="quiet" formNoValidate>
              Check fit
            </Button>
          ) : null}
        </SubmitBar>
      </Form>
      <aside aria-label="Fit preview" className="split-sticky grid content-start gap-5">
        <Panel title="Is the company free?">
          <div aria-live="polite">
            <CompanyCheckResult check={check} />
          </div>
        </Panel>
        <PartnerFit items={fit.items} sentence={fitSentence(fit.items)} />
      </aside>
    </div>
  );
}
