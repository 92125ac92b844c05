import { pageLoader } from "~/web/handle.server";

/** No such page: said inside the frame, so that the way on is there. */
export const loader = pageLoader({ permission: "desk.enter" }, async () => {
  throw new Response(null, { status: 404 });
});

export default function Nowhere() {
  return null;
}
