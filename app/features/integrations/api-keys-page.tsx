import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { newApiKey } from "~/domain/integrations/input";
import { apiScopes } from "~/domain/integrations/scopes";
import type { getApiKeys } from "~/domain/integrations/views/api-keys";
import { keysOf } from "~/domain/programs/fields";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate, formatRelative } from "~/kernel/time";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form as ZodForm } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { NumberInput } from "~/ui/form/number-input";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Callout } from "~/ui/primitives/callout";
import { CopyButton } from "~/ui/primitives/copy-button";
import { ManagedRow } from "~/ui/primitives/managed-row";
import { Tag } from "~/ui/primitives/tag";

type Keys = Awaited<ReturnType<typeof getApiKeys>>;

/** A key that was just made: its text stands here and nowhere else. */
export function NewKey({ apiKey }: { apiKey: string }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key takes the focus anew
  useEffect(() => box.current?.focus(), [apiKey]);
  return (
    // It takes the focus: whoever looks elsewhere would never see it again.
    <div ref={box} tabIndex={-1} className="mt-4 scroll-mt-20">
      <Callout tone="good" title="Your new key" live>
        <p>It is shown this once. Copy it now; we keep only a hash of it.</p>
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <code className="break-all">{apiKey}</code>
          <CopyButton text={apiKey} label="Copy the key" />
        </p>
      </Callout>
    </div>
  );
}

const stateTags = { valid: null, expired: "Expired", revoked: "Revoked" } as const;

/** Every key: what it may do, when it was used last, until when it holds. */
export function ApiKeyList({ keys, now, timeZone }: Keys) {
  if (keys.length === 0) return <p className="text-muted">No key was made yet.</p>;
  return (
    <ul className="divide-y divide-line">
      {keys.map((key) => (
        <ManagedRow
          key={key.id}
          title={
            <>
              {key.name} <code className="text-muted text-sm">{key.hint}…</code>{" "}
              {stateTags[key.state] ? <Tag>{stateTags[key.state]}</Tag> : null}
            </>
          }
          note={
            <>
              {key.scopes.join(", ")} · source {key.source} ·{" "}
              {key.lastUsedAt ? `used ${formatRelative(key.lastUsedAt, now)}` : "never used"} · until{" "}
              {formatDate(key.expiresAt, timeZone)}
              {key.createdByName ? ` · by ${key.createdByName}` : null}
            </>
          }
        >
          {key.state === "valid" ? (
            <Form method="post">
              <input type="hidden" name="apiKeyId" value={key.id} />
              <Button size="sm" variant="quiet" name="intent" value="revoke" aria-label={`Revoke ${key.name}`}>
                Revoke
              </Button>
            </Form>
          ) : null}
        </ManagedRow>
      ))}
    </ul>
  );
}

/** Makes a key. */
export function NewApiKeyForm({ failure }: { failure?: FormFailure }) {
  const form = useZodForm(newApiKey, {
    failure,
    defaultValues: { source: "product", days: "365" },
    resetOnSuccess: true,
  });
  return (
    <ZodForm form={form} className="grid gap-4">
      <ErrorSummary labels={{ scopes: "What it may do" }} />
      <input type="hidden" name="intent" value="create" />
      <Field name="name" label="Name" hint="What uses it, for example Billing.">
        <Input autoComplete="off" />
      </Field>
      <Field
        name="source"
        label="Source"
        hint="Events count once per source and id: a key that replaces another one keeps its source."
      >
        <Input autoComplete="off" />
      </Field>
      <Field name="scopes" label="What it may do" as="group">
        <div className="grid gap-2">
          {keysOf(apiScopes).map((scope) => (
            <Checkbox key={scope} name="scopes" value={scope} label={`${apiScopes[scope]} (${scope})`} />
          ))}
        </div>
      </Field>
      <Field name="days" label="Valid for (days)">
        <NumberInput />
      </Field>
      <SubmitBar label="Make the key" />
    </ZodForm>
  );
}
