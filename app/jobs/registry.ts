import type { HandlerName } from "~/domain/journal/subscriptions";
import type { JobServices } from "./job-services";
import { reconcileCommissions } from "./handlers/reconcile-commissions";

/** What a handler gets: the services, and the id of the journal entry that it follows. */
export type EntryHandler = (services: JobServices, entryId: string) => Promise<void>;

/** Every follower of the journal by name; each may run twice and does its work once. */
export const entryHandlers: Partial<Record<HandlerName, EntryHandler>> = {
  "lead.accepted.reconcile-commissions": reconcileCommissions,
  "lead.qualified.reconcile-commissions": reconcileCommissions,
  "opportunity.opened.reconcile-commissions": reconcileCommissions,
  "opportunity.won.reconcile-commissions": reconcileCommissions,
  "opportunity.reopened.reconcile-commissions": reconcileCommissions,
};
