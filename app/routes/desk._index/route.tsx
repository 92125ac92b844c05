import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getDeskHome } from "~/domain/reporting/views/home";
import { DeskHomePage } from "~/features/home/desk-home";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Home · Fairlead" }];

export const loader = pageLoader({ permission: "desk.enter" }, ({ ctx }) => getDeskHome(ctx));

export default function Home() {
  return <DeskHomePage home={useLoaderData<typeof loader>()} />;
}
