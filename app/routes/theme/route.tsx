import { redirect } from "@remix-run/node";
import { z } from "zod";
import { paths } from "~/paths";
import { fileLoader, formActionWithoutPage, goTo, intent } from "~/web/handle.server";
import { rememberTheme, themes } from "~/web/theme.server";

const input = z.strictObject({ theme: z.enum(themes), returnTo: z.string().max(2_000) });

/** Only the form does it; who types the address is led home. */
export const loader = fileLoader({ permission: "public" }, async () => redirect(paths.start()));

export const action = formActionWithoutPage({
  "": intent({
    permission: "public",
    input,
    run: async ({ input: { theme, returnTo } }) => goTo(returnTo, { cookies: [await rememberTheme(theme)] }),
  }),
});
