import { pageLoader } from "~/web/handle.server";

/** No such page. */
export const loader = pageLoader({ permission: "public" }, async () => {
  throw new Response(null, { status: 404 });
});

export default function Nowhere() {
  return null;
}
