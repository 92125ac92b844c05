import { accountRows } from "./matrix-account";
import { deskRows } from "./matrix-desk";
import { disputeRows } from "./matrix-disputes";
import { eventRows } from "./matrix-events";
import { fraudRows } from "./matrix-fraud";
import { integrationRows } from "./matrix-integrations";
import { linkRows } from "./matrix-links";
import { moneyRows } from "./matrix-money";
import { onboardingRows } from "./matrix-onboarding";
import { portalRows } from "./matrix-portal";
import { programRows } from "./matrix-programs";
import type { RouteRow } from "./matrix-row";
import { toolkitRows } from "./matrix-toolkits";

/** Every route × loader and intents × role. A route or an intent without a row here fails the test. */
export const matrix: Record<string, RouteRow> = {
  ...accountRows,
  ...portalRows,
  ...deskRows,
  ...disputeRows,
  ...eventRows,
  ...fraudRows,
  ...integrationRows,
  ...linkRows,
  ...toolkitRows,
  ...programRows,
  ...moneyRows,
  ...onboardingRows,
};
