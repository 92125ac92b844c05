import type { Insertable } from "kysely";
import type { Db, Tx } from "../tx";
import type { PayoutDetails, TaxForms } from "../types.generated";

/** Writes a partner's account, new or in place of the one before. */
export function upsertPayoutDetails(tx: Tx, details: Insertable<PayoutDetails>) {
  const { partnerId: _key, ...change } = details;
  return tx
    .insertInto("payoutDetails")
    .values(details)
    .onConflict((oc) => oc.column("partnerId").doUpdateSet(change))
    .execute();
}

/** Writes a partner's tax form, new or in place of the one before. */
export function upsertTaxForm(tx: Tx, form: Insertable<TaxForms>) {
  const { partnerId: _key, ...change } = form;
  return tx
    .insertInto("taxForms")
    .values(form)
    .onConflict((oc) => oc.column("partnerId").doUpdateSet(change))
    .execute();
}

export function findPayoutDetails(db: Db, partnerId: string) {
  return db.selectFrom("payoutDetails").selectAll().where("partnerId", "=", partnerId).executeTakeFirst();
}

export function findTaxForm(db: Db, partnerId: string) {
  return db.selectFrom("taxForms").selectAll().where("partnerId", "=", partnerId).executeTakeFirst();
}
