/** Of the network and of PostgreSQL: it cannot be reached, or ended the connection because it stops. */
const codes = /^(?:ECONN\w+|EPIPE|ETIMEDOUT|E(?:HOST|NET)UNREACH|EAI_AGAIN|ENOTFOUND|08\w{3}|57P0[123]|53300)$/;

/** What the driver says without a code: "timeout exceeded…", "timeout expired", or of a connection that broke. */
const messages = /^(?:timeout e|Connection terminated|Client .* not queryable)/;

/** Whether something failed only because there is no database at the moment: it may be asked again soon. */
export function isDatabaseGone(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return typeof code === "string" ? codes.test(code) : messages.test(String(message));
}

/** What is said then, and after how many seconds it is worth another try. */
export const databaseGone = {
  sentence: "The database cannot be reached at the moment. Nothing was changed.",
  retryAfterSeconds: 5,
};
