import { runImport } from "~/domain/leads/commands/run-import";
import { type JobServices, systemCtx } from "../job-services";

/** Submits the next rows of an import. */
export async function runImportJob(
  services: JobServices,
  payload: unknown,
  _jobKey: string,
  attempt: number,
): Promise<void> {
  const { importId, partnerId } = (payload ?? {}) as { importId?: unknown; partnerId?: unknown };
  if (typeof importId !== "string" || typeof partnerId !== "string")
    throw new Error("A run names its import and partner");
  await runImport(systemCtx(services), { importId, partnerId }, attempt);
}
