/**
 * Waits for what another process or connection brings about: asks again until the check passes.
 * @param check throws while it is not so yet; its last error is the failure when `withinMs` is over
 */
export async function eventually(check: () => Promise<void>, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
