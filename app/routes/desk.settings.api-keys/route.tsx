import { type MetaFunction, data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { revokeApiKey } from "~/domain/integrations/commands/revoke-api-key";
import { newApiKey, revokeApiKeyInput } from "~/domain/integrations/input";
import { getApiKeys } from "~/domain/integrations/views/api-keys";
import { ApiKeyList, NewApiKeyForm, NewKey } from "~/features/integrations/api-keys-page";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { formAction, intent, pageLoader } from "~/web/handle.server";
import { onPage } from "~/web/on-record.server";

export const meta: MetaFunction = () => [{ title: "API keys · Fairlead" }];

export const loader = pageLoader({ permission: "integration.manage" }, ({ ctx }) => getApiKeys(ctx));

const here = onPage(paths.desk.apiKeys());

export const action = formAction({
  create: intent({
    permission: "integration.manage",
    input: newApiKey,
    // The key is in this one answer and nowhere else: no address, cookie or log ever holds it.
    run: async ({ ctx, input }) => data({ key: (await createApiKey(ctx, input)).key }),
  }),
  revoke: here("integration.manage", revokeApiKeyInput, revokeApiKey, "Revoked. It is refused from now on."),
});

export default function ApiKeys() {
  const list = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { key?: string; intent?: string } | undefined;
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="API keys"
        description="For product, billing and other systems that report or read."
        actions={<ButtonLink to={paths.apiDocs()}>What the API can do</ButtonLink>}
      />
      <div className="grid max-w-4xl gap-5">
        <Panel title="Keys" count={list.keys.length || undefined}>
          <ApiKeyList {...list} />
        </Panel>
        <Panel title="Make a key">
          <NewApiKeyForm failure={failure?.intent === "create" ? failure : undefined} />
          {answer?.key ? <NewKey apiKey={answer.key} /> : null}
        </Panel>
      </div>
    </>
  );
}
