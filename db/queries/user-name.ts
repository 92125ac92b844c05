import { type Expression, sql } from "kysely";

/**
 * The name of the user that a column refers to; null when nobody is named there. For queries of many tables: the
 * planner takes longer over each further join than the reading of one name does.
 */
export const userName = (id: Expression<string | null>) =>
  sql<string | null>`(select name from users where id = ${id})`;
