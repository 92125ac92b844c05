import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accountName } from "~/domain/attribution/event-words";
import { matchInput, matchQuery, moveInput } from "~/domain/attribution/match-form";
import { getAccountPage } from "~/domain/attribution/views/account";
import { matchAccount, moveAccount } from "~/domain/review/commands/match-account";
import { AccountPage } from "~/features/events/account-page";
import { paths } from "~/paths";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? accountName(data.account) : "Account"} · Fairlead` },
];

export const loader = pageLoader(
  { permission: "event.read", query: matchQuery },
  async ({ ctx, params, query: { q } }) => ({
    account: await getAccountPage(ctx, params.accountId ?? "", q),
    search: q ?? "",
  }),
);

const onAccount = onRecord("accountId", paths.desk.account);
const settled = "Done. What was reported counts there within seconds.";

export const action = formAction({
  match: onAccount("event.match", matchInput, matchAccount, settled),
  move: onAccount("attribution.change", moveInput, moveAccount, settled),
});

export default function Account() {
  const { account, search } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <AccountPage account={account} search={search} failure={failure} />;
}
