import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { destinationWith } from "~/domain/attribution/link-rules";
import { followLink } from "~/domain/attribution/views/open-link";
import { LinkStopped } from "~/features/links/link-stopped";
import { OfferPage } from "~/features/links/offer-page";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.offer.headline} · ${page.offer.programName}` : "Offer · Fairlead" },
];

export const loader = pageLoader({ permission: "public" }, async ({ ctx, params, context }) => {
  const target = await followLink(ctx.db, { slug: params.slug ?? "" });
  if (!target.open || !target.offer) {
    const why = target.open ? "paused" : target.why;
    throw data({ why }, { status: why === "unknown" ? 404 : 410 });
  }
  const { destination, offer } = target;
  return { offer, destination: context.clickId ? destinationWith(destination, context.clickId) : destination };
});

export default function Offer() {
  const { offer, destination } = useLoaderData<typeof loader>();
  return <OfferPage offer={offer} destination={destination} />;
}

export { LinkStopped as ErrorBoundary };
