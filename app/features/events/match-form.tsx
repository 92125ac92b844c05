import { matchInput, moveInput } from "~/domain/attribution/match-form";
import type { AccountPage } from "~/domain/attribution/views/account";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { RadioCards } from "~/ui/form/radio-cards";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";
import { MatchSearch } from "./match-search";

type Props = { account: AccountPage; search: string; failure?: FormFailure };

/** Says to whom an account belongs: what looks like it first, anything else by search. */
export function MatchForm({ account, search, failure }: Props) {
  const { currentId, targets } = account;
  const moves = currentId !== "";
  const form = useZodForm(moves ? moveInput : matchInput, { failure });
  return (
    <Panel title={moves ? "Attribute it to somebody else" : "Match it by hand"}>
      <MatchSearch label="Look for a lead or a link" search={search} />
      {targets.length === 0 ? (
        <p className="text-muted">
          No open lead looks like this account. Search for a company, or for a link's name or code.
        </p>
      ) : (
        <Form form={form} className="grid gap-4">
          <ErrorSummary labels={{ target: "Belongs to" }} />
          <input type="hidden" name="intent" value={moves ? "move" : "match"} />
          {moves ? <input type="hidden" name="instead" value={currentId} /> : null}
          <Field name="target" label="Belongs to" as="group">
            <RadioCards options={targets} />
          </Field>
          <Field
            name="reason"
            label="Reason"
            hint={
              moves
                ? "What it earned moves along. The reason stays here; no partner reads it."
                : "It stays here; no partner reads it."
            }
          >
            <Textarea rows={3} limit={1_000} />
          </Field>
          <SubmitBar label={moves ? "Attribute" : "Match"} />
        </Form>
      )}
    </Panel>
  );
}
