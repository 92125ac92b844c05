import { Link } from "@remix-run/react";
import { linkContexts, linkStandings } from "~/domain/attribution/link-words";
import type { LinkPage } from "~/domain/attribution/views/links";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { WebAddress } from "~/ui/primitives/web-address";
import { Time } from "~/ui/primitives/time";
import { ClickVerdicts, LinkFigures } from "./link-figures";
import { LinkStanding } from "./link-table";

/** A partner's link for the vendor: whose it is, where it leads, what it brought. */
export function DeskLinkPage({ link, url }: { link: LinkPage; url: string }) {
  const { standing, now, timeZone } = link;
  const { whyForVendor } = linkStandings[standing];
  return (
    <>
      <PageHeader
        title={link.name}
        status={<LinkStanding standing={standing} />}
        description={linkContexts[link.context]}
        breadcrumbs={[{ label: "Links", to: paths.desk.links() }]}
      />
      <DetailLayout
        story={<LinkFigures link={link} />}
        facts={
          <>
            <Panel title="The link">
              <DescriptionList
                items={[
                  {
                    term: "Partner",
                    value: (
                      <Link className="link" to={paths.desk.partner(link.partnerId)}>
                        {link.partnerName}
                      </Link>
                    ),
                  },
                  {
                    term: "Program",
                    value: (
                      <Link className="link" to={paths.desk.program(link.programId)}>
                        {link.programName}
                      </Link>
                    ),
                  },
                  { term: "Address", value: <WebAddress>{url}</WebAddress> },
                  { term: "Leads to", value: <WebAddress>{link.leadsTo || "Nowhere yet"}</WebAddress> },
                  ...(whyForVendor ? [{ term: "Why it leads nowhere", value: whyForVendor }] : []),
                  { term: "Made", value: <Time value={link.createdAt} now={now} timeZone={timeZone} show="date" /> },
                ]}
              />
            </Panel>
            <ClickVerdicts verdicts={link.verdicts} />
          </>
        }
      />
    </>
  );
}
