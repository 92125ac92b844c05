import { settleEventsJob } from "./handlers/attribution";
import { deliverMailJob } from "./handlers/deliver-mail";
import { mailCode } from "./handlers/mail-domain-code";
import { mailPasswordReset } from "./handlers/mail-password-reset";
import { runImportJob } from "./handlers/run-import";
import { verifyLedgerJob } from "./handlers/verify-ledger";
import type { JobServices } from "./job-services";

/**
 * What a job gets that does not come from the journal: its payload, a key that is the same for every attempt, and how
 * often it has been started, from 1.
 */
export type PlainJob = (services: JobServices, payload: unknown, jobKey: string, attempt: number) => Promise<void>;

/** Jobs that commands enqueue by name; each may run twice and does its work once. */
export const plainJobs: Record<string, PlainJob> = {
  "attribution.settle-events": settleEventsJob,
  "identity.mail-password-reset": mailPasswordReset,
  "leads.run-import": runImportJob,
  "ledger.verify": verifyLedgerJob,
  "messages.deliver-mail": deliverMailJob,
  "partners.mail-domain-code": mailCode,
};
