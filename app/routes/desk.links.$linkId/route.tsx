import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getLink } from "~/domain/attribution/views/links";
import { DeskLinkPage } from "~/features/links/desk-link-page";
import { paths } from "~/paths";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.link.name ?? "Link"} · Fairlead` }];

export const loader = pageLoader({ permission: "link.read" }, async ({ ctx, params, context }) => {
  const link = await getLink(ctx, params.linkId ?? "");
  return { link, url: `${context.services.env.APP_URL}${paths.link(link.code)}` };
});

export default function Link() {
  return <DeskLinkPage {...useLoaderData<typeof loader>()} />;
}
