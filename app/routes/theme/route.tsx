import { z } from "zod";
import { formActionWithoutPage, goTo, intent } from "~/web/handle.server";
import { rememberTheme, themes } from "~/web/theme.server";

const input = z.strictObject({ theme: z.enum(themes), returnTo: z.string().max(2_000) });

export const action = formActionWithoutPage({
  "": intent({
    permission: "public",
    input,
    run: async ({ input: { theme, returnTo } }) => goTo(returnTo, { cookies: [await rememberTheme(theme)] }),
  }),
});
