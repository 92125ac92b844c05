import { data, type MetaFunction, redirect } from "@remix-run/node";
import { followLink } from "~/domain/attribution/views/open-link";
import { LinkStopped } from "~/features/links/link-stopped";
import { paths } from "~/paths";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Link · Fairlead" }];

/** Only links that lead nowhere come this far: the server in front leads on from all others. */
export const loader = pageLoader({ permission: "public" }, async ({ ctx, params }) => {
  const code = (params.code ?? "").toLowerCase();
  const target = await followLink(ctx.db, { code });
  if (target.open) throw redirect(paths.link(code));
  throw data({ why: target.why }, { status: target.why === "unknown" ? 404 : 410 });
});

export default function Link() {
  return null;
}

export { LinkStopped as ErrorBoundary };
