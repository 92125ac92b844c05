import { createServer } from "node:net";
import type { Env } from "~/adapters/env";
import { StartupError } from "./startup-error";

/**
 * Asks whether the port can be had.
 * @throws StartupError when somebody has it or this user may not have it
 */
export async function checkPortIsFree({ PORT, HOST }: Pick<Env, "PORT" | "HOST">): Promise<void> {
  if (PORT === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => reject(portError(error, PORT)));
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });
}

/** Says in one sentence why a port cannot be listened on; other errors come back as they are. */
export function portError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new StartupError(
      `Port ${port} is in use; stop what listens there or choose another one, for example PORT=${port + 1}.`,
    );
  }
  if (error.code === "EACCES")
    return new StartupError(`This user may not listen on port ${port}; choose one above 1023.`);
  if (error.code === "EADDRNOTAVAIL") return new StartupError("HOST is not an address of this machine.");
  return error;
}
