import type { ApiScope } from "~/domain/integrations/scopes";
import type { Fields } from "../support/http-client";
import type { Cast, Role } from "./cast";

/** What one request is about: the ids of the address, and what the form holds beside its intent. */
export type Given = { params?: Record<string, string>; query?: string; form?: Fields };

type Row = {
  /** Who is let in and gets what they came for; to everybody else the record does not exist. */
  may: readonly Role[];
  /** Makes a record of the owners, and a request about it that would succeed. */
  given?: (cast: Cast, role: Role) => Promise<Given> | Given;
};

export type RouteRow = {
  loader?: Row & {
    /** Let in, but sent elsewhere. */
    elsewhere?: readonly Role[];
    /** Nothing is here for anybody, and strangers are told so, too. */
    nowhere?: true;
    /** The answer is a file or a table, which has no data twin. */
    resource?: true;
  };
  /** What a key needs; sessions are nothing here. Who may enter is in api-who-may-do-what.test.ts. */
  api?: { GET?: ApiScope; POST?: ApiScope };
  intents?: Record<string, Row & { /** The answer to a success when it is not a redirect. */ stays?: true }>;
};
