import { giveDefaultLinks } from "~/domain/attribution/commands/give-default-links";
import { countClicksAside } from "~/domain/attribution/commands/record-clicks";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { escalateFlags } from "~/domain/fraud/commands/escalate-flags";
import { screenClicks } from "~/domain/fraud/commands/screen-clicks";
import { screenUnusedAccounts } from "~/domain/fraud/commands/screen-lead";
import { endStaleSessions } from "~/domain/identity/commands/end-stale-sessions";
import { forgetAnswers } from "~/domain/integrations/commands/forget-answers";
import { expireLeads } from "~/domain/leads/commands/expire-leads";
import { foldCounts } from "~/domain/leads/commands/fold-counts";
import { remindProtection } from "~/domain/leads/commands/remind-protection";
import { lapseOffers } from "~/domain/sales/commands/answer-offer";
import { verifyLedgerJob } from "./handlers/verify-ledger";
import { type JobServices, systemCtx } from "./job-services";

/** The clock's work by name; each may run at any time and on several workers at once. */
export const clockwork: Record<string, { cron: string; run(services: JobServices): Promise<unknown> }> = {
  "clock.lapse-offers": { cron: "* * * * *", run: (services) => lapseOffers(systemCtx(services)) },
  "clock.release-holds": { cron: "*/5 * * * *", run: (services) => releaseHolds(systemCtx(services)) },
  "clock.expire-leads": { cron: "*/10 * * * *", run: (services) => expireLeads(systemCtx(services)) },
  "clock.remind-protection": { cron: "37 * * * *", run: (services) => remindProtection(systemCtx(services)) },
  "clock.fold-counts": { cron: "*/15 * * * *", run: (services) => foldCounts(systemCtx(services)) },
  "clock.give-links": { cron: "13 * * * *", run: (services) => giveDefaultLinks(systemCtx(services)) },
  "clock.count-clicks": { cron: "* * * * *", run: (services) => countClicksAside(services.database.db) },
  "clock.screen-clicks": { cron: "7 * * * *", run: (services) => screenClicks(systemCtx(services)) },
  "clock.screen-unused-accounts": { cron: "41 3 * * *", run: (services) => screenUnusedAccounts(systemCtx(services)) },
  "clock.escalate-flags": { cron: "29 * * * *", run: (services) => escalateFlags(systemCtx(services)) },
  "clock.forget-answers": { cron: "53 * * * *", run: (services) => forgetAnswers(systemCtx(services)) },
  "clock.verify-ledger": { cron: "23 2 * * *", run: verifyLedgerJob },
  "clock.end-stale-sessions": { cron: "17 * * * *", run: (services) => endStaleSessions(systemCtx(services)) },
};
