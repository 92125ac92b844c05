import { Link } from "@remix-run/react";
import { accountName, basisLabels } from "~/domain/attribution/event-words";
import type { AccountPage as Account } from "~/domain/attribution/views/account";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Tag } from "~/ui/primitives/tag";
import { Why } from "~/ui/primitives/why";
import { EventTable } from "./event-table";
import { MatchForm } from "./match-form";

type Attribution = Account["attributions"][number];
type Props = { account: Account; search: string; failure?: FormFailure };

/** An account: who brought it and why, everything that was reported, and, for those who may, another decision. */
export function AccountPage({ account, search, failure }: Props) {
  const { attributions, touches, events, now, timeZone, mayMatch } = account;
  const [first] = account.names;
  return (
    <>
      <PageHeader
        title={accountName({ ...account, externalId: first?.externalId })}
        description="An account of the product"
        breadcrumbs={[{ label: "Events", to: paths.desk.events() }]}
      />
      <DetailLayout
        story={
          <>
            <Panel title="Who brought it">
              {attributions.length === 0 ? (
                <p className="text-muted">Nothing tells yet. What was reported is kept, and counts once it is known.</p>
              ) : (
                <ul className="divide-y divide-line">
                  {attributions.map((attribution) => (
                    <AttributionRow key={attribution.id} attribution={attribution} timeZone={timeZone} />
                  ))}
                </ul>
              )}
            </Panel>
            {mayMatch ? <MatchForm account={account} search={search} failure={failure} /> : null}
            <section aria-label="Events" className="grid gap-2">
              <h2 className="panel-title">Events</h2>
              <EventTable rows={events} now={now} timeZone={timeZone} />
            </section>
          </>
        }
        facts={
          <>
            <Panel title="Facts">
              <DescriptionList
                items={[
                  { term: "Company", value: account.company },
                  { term: "Domain", value: account.domain },
                  { term: "Contact", value: account.email },
                  ...account.names.map(({ source, externalId }) => ({
                    term: `Id, ${source}`,
                    value: <span className="break-all">{externalId}</span>,
                  })),
                ].filter(({ value }) => value !== null)}
              />
            </Panel>
            <Panel title="Traces" count={touches.length || undefined}>
              {touches.length === 0 ? <p className="text-muted">No click, code or lead points here.</p> : null}
              <ul className="grid gap-2">
                {touches.map(({ kind, subjectId, partnerName, linkName, companyName, occurredAt }) => (
                  <li key={`${kind} ${subjectId}`}>
                    {basisLabels[kind]}: {linkName ?? companyName}
                    <span className="block text-sm text-muted">
                      {partnerName}, {formatDate(occurredAt, timeZone)}
                    </span>
                  </li>
                ))}
              </ul>
            </Panel>
          </>
        }
      />
    </>
  );
}

function AttributionRow({ attribution, timeZone }: { attribution: Attribution; timeZone: string }) {
  const { partnerName, programName, linkId, linkName, leadId, companyName, basis, endedAt } = attribution;
  return (
    <li className="grid gap-1 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-2 font-medium">
        {partnerName} {endedAt ? <Tag>Until {formatDate(endedAt, timeZone)}</Tag> : null}
        <Why label="Why them?" items={attribution.items} />
      </div>
      <p className="text-sm text-muted">
        {basisLabels[basis]} · {programName} · since {formatDate(attribution.startedAt, timeZone)}
        {attribution.decidedByName ? ` · by ${attribution.decidedByName}` : null}
      </p>
      {attribution.reason ? <p className="border-l-2 border-line ps-3">{attribution.reason}</p> : null}
      <p className="flex flex-wrap gap-3 text-sm">
        {leadId ? (
          <Link className="link" to={paths.desk.lead(leadId)}>
            Lead: {companyName}
          </Link>
        ) : null}
        {linkId ? (
          <Link className="link" to={paths.desk.link(linkId)}>
            Link: {linkName}
          </Link>
        ) : null}
      </p>
    </li>
  );
}
