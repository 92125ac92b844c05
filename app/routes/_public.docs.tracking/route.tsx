import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TrackingDocs } from "~/features/docs/tracking-docs";
import { allowCaching } from "~/web/cacheable.server";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Tracking · Fairlead" }];

export const loader = pageLoader({ permission: "public" }, async ({ context }) => {
  allowCaching(context);
  return { origin: context.services.env.APP_URL };
});

export default function Tracking() {
  return <TrackingDocs origin={useLoaderData<typeof loader>().origin} />;
}
