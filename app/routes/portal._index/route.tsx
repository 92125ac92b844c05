import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getPartnerHome } from "~/domain/reporting/views/home";
import { PartnerHomePage } from "~/features/home/partner-home";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Home · Fairlead" }];

export const loader = pageLoader({ permission: "portal.enter" }, ({ ctx }) => getPartnerHome(ctx));

export default function Home() {
  return <PartnerHomePage home={useLoaderData<typeof loader>()} />;
}
