import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { linkParts } from "~/domain/messages/link-parts";
import { isOutboxOpen } from "~/domain/messages/rules";
import { getMail } from "~/domain/messages/views/list-outbox";
import { MailStatusBadge } from "~/features/messages/mail-status";
import { MailText } from "~/features/messages/mail-text";
import { OutboxFrame } from "~/features/messages/outbox-frame";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Time } from "~/ui/primitives/time";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.mail.subject ?? "Mail"} · Fairlead` },
];

/** Public on purpose, as the list is. */
export const loader = pageLoader({ permission: "public" }, async ({ ctx, params, context }) => {
  const { env } = context.services;
  if (!isOutboxOpen(env)) throw new Response(null, { status: 404 });
  const { bodyText, html: _html, ...mail } = await getMail(ctx, params.mailId ?? "");
  const timeZone = "timeZone" in ctx.actor ? ctx.actor.timeZone : "UTC";
  return { mail, parts: linkParts(bodyText, env.APP_URL), now: ctx.now(), timeZone };
});

export default function OutboxMail() {
  const { mail, parts, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <OutboxFrame>
      <PageHeader
        title={mail.subject}
        breadcrumbs={[{ label: "Outbox", to: paths.outbox() }]}
        status={<MailStatusBadge status={mail.status} />}
        actions={
          <ButtonLink to={paths.outboxMailHtml(mail.id)} reloadDocument target="_blank">
            See it as it looks
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        <DescriptionList
          layout="wide"
          items={[
            { term: "To", value: mail.recipient },
            { term: "Written", value: <Time value={mail.createdAt} now={now} timeZone={timeZone} show="datetime" /> },
          ]}
        />
        <Panel title="The mail">
          <MailText parts={parts} />
        </Panel>
      </div>
    </OutboxFrame>
  );
}
