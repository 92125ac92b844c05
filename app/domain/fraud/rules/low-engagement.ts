import { day } from "~/kernel/time";
import type { FraudCheck } from "../types";

/** Within so many days somebody who wants the product has used something of it. */
export const engagementDays = 21;

/** The account pays and has never used anything. */
export const lowEngagement: FraudCheck = ({ account, now }) => {
  if (!account?.signedUpAt || account.activations > 0 || account.invoices === 0) return null;
  const days = Math.floor((now.getTime() - account.signedUpAt.getTime()) / day);
  return days >= engagementDays ? `No feature was used in the ${days} days since the sign-up.` : null;
};
