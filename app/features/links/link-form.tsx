import { changeLinkInput, newLinkInput } from "~/domain/attribution/link-form";
import { linkContexts } from "~/domain/attribution/link-words";
import type { LinkPage } from "~/domain/attribution/views/links";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";

type OfferPages = readonly { value: string; label: string }[];
/** What a link of a program may lead to: addresses on its hosts, and its offer pages. */
type Targets = { allowedHosts: readonly string[]; offerPages: OfferPages };
export type LinkChoices = readonly ({ programId: string; name: string } & Targets)[];

const contexts = optionsOf(linkContexts);

const nowhere: Targets = { allowedHosts: [], offerPages: [] };

const hintOf = (hosts: readonly string[]) =>
  hosts.length > 0
    ? `An https address on ${hosts.join(" or ")}. Empty: the program's start page.`
    : "The program has no address yet: leave this empty.";

function Fields({ allowedHosts, offerPages }: Targets) {
  return (
    <>
      <Field name="name" label="Name" hint="For yourself: Newsletter, Booth in Lisbon." half>
        <Input maxLength={80} autoComplete="off" />
      </Field>
      <Field name="context" label="Used in" half>
        <Select options={contexts} />
      </Field>
      <Field name="destination" label="Leads to" required={false} hint={hintOf(allowedHosts)}>
        <Input type="url" autoComplete="off" />
      </Field>
      {offerPages.length > 0 ? (
        <Field
          name="offerPageId"
          label="Page in between"
          required={false}
          hint="For a podcast, an event or an article."
        >
          <Select options={offerPages} placeholder="None" />
        </Field>
      ) : (
        <input type="hidden" name="offerPageId" value="" />
      )}
    </>
  );
}

type NewProps = { programs: LinkChoices; programId: string; failure?: FormFailure };

/** Makes a link in one of the partner's programs. */
export function NewLinkForm({ programs, programId, failure }: NewProps) {
  const form = useZodForm(newLinkInput, { failure, defaultValues: { programId } });
  const { allowedHosts, offerPages } = programs.find((one) => one.programId === programId) ?? nowhere;
  return (
    <Form form={form} className="grid max-w-3xl gap-4">
      <ErrorSummary />
      <input type="hidden" name="programId" value={programId} />
      <div className="form-fields">
        <Fields allowedHosts={allowedHosts} offerPages={offerPages} />
        <Field
          name="code"
          label="Code"
          required={false}
          hint="What stands at the end of the address, and cannot be changed later. Empty: made from the name."
        >
          <Input maxLength={40} autoComplete="off" />
        </Field>
      </div>
      <SubmitBar label="Make the link" />
    </Form>
  );
}

/** Renames a link, or leads it elsewhere. */
export function ChangeLinkForm({
  link,
  offerPages,
  failure,
}: {
  link: LinkPage;
  offerPages: OfferPages;
  failure?: FormFailure;
}) {
  const { name, context, destination, offerPageId, offerName } = link;
  const form = useZodForm(changeLinkInput, { failure, defaultValues: { name, context, destination, offerPageId } });
  // A page that is not offered any more stays what it is until it is changed.
  const known = offerPageId === "" || offerPages.some(({ value }) => value === offerPageId);
  const pages = known
    ? offerPages
    : [...offerPages, { value: offerPageId, label: `${offerName} (not shown any more)` }];
  return (
    <Form form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="change" />
      <input type="hidden" name="revision" value={link.revision} />
      <div className="form-fields">
        <Fields allowedHosts={link.allowedHosts} offerPages={pages} />
      </div>
      <SubmitBar label="Save" />
    </Form>
  );
}
