import { changeOfferPageInput, destinationsInput, newOfferPageInput } from "~/domain/attribution/link-form";
import type { ProgramLinks } from "~/domain/attribution/views/program-links";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { FoldedPanel } from "~/ui/primitives/folded-panel";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";

type Props = { program: ProgramLinks; failure?: FormFailure & { intent: string } };
type OfferPage = ProgramLinks["offerPages"][number];

/** Where a program's links lead, and the pages that stand in between. */
export function ProgramLinksPage({ program, failure }: Props) {
  const { programId, name, revision, offerPages } = program;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  return (
    <>
      <PageHeader
        title="Links"
        description="Where partners' links of this program may lead. A link to any other host leads nowhere."
        breadcrumbs={[
          { label: "Programs", to: paths.desk.programs() },
          { label: name, to: paths.desk.program(programId) },
        ]}
      />
      <div className="grid max-w-3xl gap-5">
        <Panel title="Destination">
          <Destinations key={revision} program={program} failure={of("destinations")} />
        </Panel>
        {offerPages.map((page) => {
          const refused = of("change-offer");
          const own = refused?.values.offerPageId === page.id ? refused : undefined;
          return (
            <FoldedPanel
              key={`${page.id} ${page.revision}`}
              summary={page.active ? `Page: ${page.name}` : `Page: ${page.name} (not shown)`}
              open={own !== undefined}
            >
              <OfferPageForm page={page} failure={own} />
            </FoldedPanel>
          );
        })}
        <FoldedPanel summary="New page for a podcast, an event or an article" open={of("new-offer") !== undefined}>
          <NewOfferPageForm failure={of("new-offer")} />
        </FoldedPanel>
      </div>
    </>
  );
}

function Destinations({ program, failure }: { program: ProgramLinks; failure?: FormFailure }) {
  const { revision, destination, allowedHosts, productName } = program;
  const form = useZodForm(destinationsInput, {
    failure,
    defaultValues: { destination, allowedHosts: allowedHosts.join("\n"), productName },
  });
  return (
    <Form form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="destinations" />
      <input type="hidden" name="revision" value={revision} />
      <Field name="allowedHosts" label="Hosts" required={false} hint="One per line, such as www.example.com.">
        <Textarea rows={3} />
      </Field>
      <Field name="destination" label="Links lead to" required={false} hint="Unless a link names another page.">
        <Input type="url" autoComplete="off" />
      </Field>
      <Field
        name="productName"
        label="Product"
        required={false}
        hint="As partners recommend it in their texts; the vendor's name unless one is given."
      >
        <Input maxLength={80} autoComplete="off" />
      </Field>
      <SubmitBar label="Save" />
    </Form>
  );
}

function OfferFields() {
  return (
    <>
      <Field name="name" label="Name" hint="As partners choose it." half>
        <Input maxLength={80} autoComplete="off" />
      </Field>
      <Field name="actionLabel" label="Words on the button" half>
        <Input maxLength={40} autoComplete="off" />
      </Field>
      <Field name="headline" label="Headline">
        <Input maxLength={120} autoComplete="off" />
      </Field>
      <Field name="body" label="Text" hint="Markdown: ## for headings, - for lists, **bold**.">
        <Textarea rows={8} limit={10_000} />
      </Field>
      <Field
        name="destination"
        label="The button leads to"
        required={false}
        hint="Empty: where the program's links lead."
      >
        <Input type="url" autoComplete="off" />
      </Field>
    </>
  );
}

function OfferPageForm({ page, failure }: { page: OfferPage; failure?: FormFailure }) {
  const { id, revision, name, actionLabel, headline, body, destination, active } = page;
  const form = useZodForm(changeOfferPageInput, {
    failure,
    defaultValues: { name, actionLabel, headline, body, destination, active },
  });
  return (
    <Form form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="change-offer" />
      <input type="hidden" name="offerPageId" value={id} />
      <input type="hidden" name="revision" value={revision} />
      <div className="form-fields">
        <OfferFields />
        <Checkbox name="active" label="Shown, and offered to partners" />
      </div>
      <SubmitBar label="Save" />
    </Form>
  );
}

function NewOfferPageForm({ failure }: { failure?: FormFailure }) {
  const form = useZodForm(newOfferPageInput, { failure, resetOnSuccess: true });
  return (
    <Form form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="new-offer" />
      <div className="form-fields">
        <OfferFields />
      </div>
      <SubmitBar label="Add" />
    </Form>
  );
}
