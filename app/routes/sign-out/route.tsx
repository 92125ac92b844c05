import { redirect } from "@remix-run/node";
import { z } from "zod";
import { paths } from "~/paths";
import { fileLoader, formActionWithoutPage, goTo, intent } from "~/web/handle.server";

/** Only the form does it; who types the address is led home. */
export const loader = fileLoader({ permission: "public" }, async () => redirect(paths.start()));

export const action = formActionWithoutPage({
  "": intent({
    permission: "public",
    input: z.strictObject({}),
    run: async ({ context }) => {
      const forget = await context.services.sessions.end(context.cookie);
      return goTo(paths.signIn(), { cookies: [forget] });
    },
  }),
});
