import { redirect } from "@remix-run/node";
import { paths } from "~/paths";
import { fileLoader } from "~/web/handle.server";

/** There is no front page: everybody is sent to where their work is. */
export const loader = fileLoader({ permission: "public" }, async ({ ctx }) => {
  if (ctx.actor.kind === "partner") return redirect(paths.portal.home());
  if (ctx.actor.kind === "vendor") return redirect(paths.desk.home());
  return redirect(paths.signIn());
});
