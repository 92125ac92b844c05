import { day } from "~/kernel/time";
import type { FraudCheck } from "../types";

/** Cancelling so soon after the first payment is unusual for somebody who wanted the product. */
export const quickDays = 14;

/** The account was cancelled shortly after its first payment. */
export const quickCancellation: FraudCheck = ({ account }) => {
  if (!account?.firstInvoiceAt || !account.canceledAt) return null;
  const days = Math.floor((account.canceledAt.getTime() - account.firstInvoiceAt.getTime()) / day);
  if (days < 0 || days >= quickDays) return null;
  if (days === 0) return "Cancelled on the day of the first payment.";
  return `Cancelled ${days} ${days === 1 ? "day" : "days"} after the first payment.`;
};
