import { Form } from "@remix-run/react";
import { linkContexts, linkStandings, type ShareText } from "~/domain/attribution/link-words";
import type { LinkPage } from "~/domain/attribution/views/links";
import type { PartnerReviews } from "~/domain/fraud/views/flags";
import type { FormFailure } from "~/kernel/parse-form";
import { ReviewNotice } from "~/features/fraud/review-notice";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { Button } from "~/ui/primitives/button";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { ClickVerdicts, LinkFigures } from "./link-figures";
import { ChangeLinkForm } from "./link-form";
import { LinkStanding } from "./link-table";
import { WebAddress } from "~/ui/primitives/web-address";
import { LinkAddress, QrPanel, ShareTexts } from "./share-panel";

type Props = {
  link: LinkPage;
  reviews: PartnerReviews;
  url: string;
  texts: readonly ShareText[];
  offerPages: readonly { value: string; label: string }[];
  failure?: FormFailure & { intent: string };
};

/** One link: its address to copy, what it brought, texts to share it with, and where it leads. */
export function PartnerLinkPage({ link, reviews, url, texts, offerPages, failure }: Props) {
  const { id, name, code, programName, context, standing } = link;
  const { why } = linkStandings[standing];
  const problem = failure?.intent === "pause" ? Object.values(failure.errors).flat().join(" ") : "";
  return (
    <>
      <PageHeader
        title={name}
        status={<LinkStanding standing={standing} />}
        description={`${programName} · ${linkContexts[context]}`}
        breadcrumbs={[{ label: "Links", to: paths.portal.links() }]}
        actions={<PauseButton link={link} />}
      />
      {why || problem ? (
        <div className="mb-5">
          <Callout
            tone={problem ? "bad" : "attention"}
            title={problem ? undefined : linkStandings[standing].label}
            live
          >
            {problem || why}
          </Callout>
        </div>
      ) : null}
      <DetailLayout
        story={
          <>
            <Panel title="Your link">
              <LinkAddress url={url} text={texts.find((text) => text.id === "post")?.text ?? ""} />
              {link.leadsTo ? (
                <p className="mt-2 text-sm wrap-anywhere text-muted">
                  Leads to <WebAddress>{link.leadsTo}</WebAddress>
                </p>
              ) : null}
            </Panel>
            <LinkFigures link={link} />
            <Panel title="Texts to share">
              <ShareTexts texts={texts} />
            </Panel>
          </>
        }
        facts={
          <>
            <ReviewNotice
              reviews={reviews}
              timeZone={link.timeZone}
              failure={failure?.intent === "review" ? failure : undefined}
            />
            <QrPanel src={paths.portal.linkCode(id)} name={code} />
            <ClickVerdicts verdicts={link.verdicts} />
            <Panel title="Change">
              <ChangeLinkForm
                key={link.revision}
                link={link}
                offerPages={offerPages}
                failure={failure?.intent === "change" ? failure : undefined}
              />
            </Panel>
          </>
        }
      />
    </>
  );
}

function PauseButton({ link: { revision, status } }: { link: LinkPage }) {
  const paused = status !== "active";
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="pause" />
      <input type="hidden" name="revision" value={revision} />
      <Button name="status" value={paused ? "active" : "paused"}>
        {paused ? "Start again" : "Pause"}
      </Button>
    </Form>
  );
}
