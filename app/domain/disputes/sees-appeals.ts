import { can, type PartnerActor } from "../context";

/** Whether a person of the partner may know of appeals about this: those about money are for who may see earnings. */
export function seesAppeals(actor: PartnerActor, about: { commissionId?: string | null | undefined }): boolean {
  return !about.commissionId || can(actor, "earnings.read");
}
