import { z } from "zod";
import { paths } from "~/paths";
import { formActionWithoutPage, goTo, intent } from "~/web/handle.server";

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
