/** The database cannot be reached, or ended the connection because it stops. */
const codes = /^(?:ECONN\w+|EPIPE|08\w{3}|57P0[123]|53300)$/;

/** Whether something failed only because there is no database at the moment: it may be asked again soon. */
export function isDatabaseGone(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return (
    codes.test(String(code)) || /timeout|terminated|not queryable/i.test(error instanceof Error ? error.message : "")
  );
}

/** What is said then, and after how many seconds it is worth another try. */
export const databaseGone = {
  sentence: "The database cannot be reached at the moment. Nothing was changed.",
  retryAfterSeconds: 5,
};
