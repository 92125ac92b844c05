import { can, type VendorCtx } from "../context";
import type { Approver } from "./rules";

/** This person, as the rules of approval see them. */
export const approverOf = ({ actor }: VendorCtx): Approver => ({
  approverId: actor.userId,
  mayApproveAbove: can(actor, "commission.approve-above"),
});
