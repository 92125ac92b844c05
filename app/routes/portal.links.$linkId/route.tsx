import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeLink, pauseLink } from "~/domain/attribution/commands/change-link";
import { changeLinkInput, pauseLinkInput } from "~/domain/attribution/link-form";
import { shareTexts } from "~/domain/attribution/link-words";
import { getLink, getLinkChoices } from "~/domain/attribution/views/links";
import { answerFlag } from "~/domain/fraud/commands/answer-flag";
import { answerFlagInput } from "~/domain/fraud/input";
import { listPartnerReviews } from "~/domain/fraud/views/flags";
import { PartnerLinkPage } from "~/features/links/partner-link-page";
import { paths } from "~/paths";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.link.name ?? "Link"} · Fairlead` }];

export const loader = pageLoader({ permission: "portal-link.manage" }, async ({ ctx, params, context }) => {
  const linkId = params.linkId ?? "";
  const [link, programs, reviews] = await Promise.all([
    getLink(ctx, linkId),
    getLinkChoices(ctx),
    listPartnerReviews(ctx, { linkId }),
  ]);
  const { env, vendorName } = context.services;
  const url = `${env.APP_URL}${paths.link(link.code)}`;
  return {
    link,
    reviews,
    url,
    offerPages: programs.find(({ programId }) => programId === link.programId)?.offerPages ?? [],
    texts: shareTexts({ url, product: link.productName || vendorName, headline: link.offerHeadline ?? "" }),
  };
});

const onLink = onRecord("linkId", paths.portal.link);

export const action = formAction({
  change: onLink("portal-link.manage", changeLinkInput, changeLink, "Saved. It counts within a few seconds."),
  review: onLink("portal-link.manage", answerFlagInput, answerFlag, "Sent. Whoever decides reads it."),
  pause: onLink("portal-link.manage", pauseLinkInput, pauseLink, "Done. It counts within a few seconds."),
});

export default function Link() {
  const failure = useActionData<typeof action>();
  return <PartnerLinkPage {...useLoaderData<typeof loader>()} failure={failure} />;
}
