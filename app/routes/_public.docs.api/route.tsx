import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ApiDocs } from "~/features/docs/api-docs";
import { apiGuide } from "~/web/api/api-guide";
import { allowCaching } from "~/web/cacheable.server";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "REST API · Fairlead" }];

export const loader = pageLoader({ permission: "public" }, async ({ context }) => {
  allowCaching(context);
  return apiGuide(context.services.env.APP_URL);
});

export default function Api() {
  return <ApiDocs guide={useLoaderData<typeof loader>()} />;
}
