import { sealReader } from "~/domain/messages/unsubscribe-token";
import { testVault } from "../support/factories";
import { type Cast, password, type Role, roles } from "./cast";
import type { RouteRow } from "./matrix-row";

const everybody = roles;
const signedIn = roles.filter((role) => role !== "anonymous");
const userOf = (cast: { people: Record<string, { actor: { userId: string } }> }, role: Role) =>
  cast.people[role === "anonymous" ? "ownerAdmin" : role]?.actor.userId ?? "";

const unsubscribeOf = (cast: Cast) => `of=${sealReader(testVault, userOf(cast, "ownerAdmin"))}`;

/** Pages outside of both sides: signing in, one's account, and the outbox of the embedded default. */
export const accountRows: Record<string, RouteRow> = {
  root: { loader: { may: everybody } },
  "routes/$": { loader: { may: [], nowhere: true } },
  "routes/_index": { loader: { may: [], elsewhere: everybody } },
  "routes/sign-in": {
    loader: { may: ["anonymous"], elsewhere: signedIn },
    intents: {
      "sign-in": {
        may: everybody,
        given: async ({ own }) => ({ form: { email: (await own.account()).email, password, next: "" } }),
      },
    },
  },
  "routes/sign-out": { loader: { may: [], elsewhere: everybody, resource: true }, intents: { "": { may: everybody } } },
  "routes/theme": {
    loader: { may: [], elsewhere: everybody, resource: true },
    intents: { "": { may: everybody, given: () => ({ form: { theme: "dark", returnTo: "/" } }) } },
  },
  "routes/forgot-password": {
    loader: { may: everybody },
    intents: { request: { may: everybody, given: ({ next }) => ({ form: { email: `${next()}@mail.example` } }) } },
  },
  "routes/reset-password": {
    loader: { may: everybody },
    intents: {
      reset: {
        may: everybody,
        given: async ({ own }) => {
          const { userId } = await own.account();
          return { form: { token: await own.resetToken(userId), password: "another five boats at anchor" } };
        },
      },
    },
  },
  "routes/invitation": {
    loader: {
      may: everybody,
      given: async ({ own }) => ({ query: `token=${(await own.invitation("partner")).token}` }),
    },
    intents: {
      accept: {
        may: everybody,
        given: async ({ own }) => ({
          form: { token: (await own.invitation("partner")).token, name: "New Person", password },
        }),
      },
      join: {
        may: everybody,
        given: async ({ own }) => {
          const { email } = await own.account();
          return { form: { token: (await own.invitation("vendor", email)).token, password } };
        },
      },
    },
  },
  "routes/unsubscribe": {
    loader: { may: everybody, given: (cast) => ({ query: unsubscribeOf(cast) }) },
    intents: {
      "": {
        may: everybody,
        stays: true,
        given: (cast) => ({ query: unsubscribeOf(cast), form: { "List-Unsubscribe": "One-Click" } }),
      },
      stop: {
        may: everybody,
        given: (cast) => ({ query: unsubscribeOf(cast), form: { "List-Unsubscribe": "One-Click" } }),
      },
      resume: {
        may: everybody,
        given: (cast) => ({ query: unsubscribeOf(cast), form: { categories: "lead_progress" } }),
      },
    },
  },
  "routes/account": {
    loader: { may: signedIn },
    intents: {
      profile: { may: signedIn, given: () => ({ form: { name: "Same Name", timeZone: "Europe/Berlin" } }) },
      password: {
        may: signedIn,
        given: async (cast, role) => {
          await cast.own.setPassword(userOf(cast, role));
          return { form: { currentPassword: password, password: "another five boats at anchor" } };
        },
      },
      "end-session": {
        may: signedIn,
        given: async (cast, role) => ({ form: { sessionId: await cast.own.session(userOf(cast, role)) } }),
      },
      "end-others": { may: signedIn },
      messages: { may: signedIn, given: () => ({ form: {} }) },
    },
  },
  "routes/notifications": {
    loader: { may: signedIn },
    intents: {
      open: {
        may: signedIn,
        given: async (cast, role) => ({ form: { notificationId: await cast.own.notification(userOf(cast, role)) } }),
      },
      "read-all": { may: signedIn, given: () => ({ form: { until: "2026-11-24T15:00:00Z" } }) },
    },
  },
  "routes/search": { loader: { may: signedIn, given: () => ({ query: "q=company" }) } },
  "routes/outbox": { loader: { may: everybody } },
  "routes/outbox_.$mailId": {
    loader: { may: everybody, given: async ({ own }) => ({ params: { mailId: await own.mail() } }) },
  },
  "routes/outbox_.$mailId_.html": {
    loader: { may: everybody, resource: true, given: async ({ own }) => ({ params: { mailId: await own.mail() } }) },
  },
};
