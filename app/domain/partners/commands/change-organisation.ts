import { deletePartnerContact, findPartner, insertPartnerContactOnce, updatePartner } from "db/queries/partners";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { notFound } from "~/kernel/errors";
import { sentBefore } from "~/kernel/once";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { AddContactInput, ChangeProfileInput } from "../input";

/** Changes the organisation's own profile. A verified domain stays: it is proved, not typed. */
export async function changeOrganisation(ctx: PartnerCtx, input: ChangeProfileInput): Promise<void> {
  const { partnerId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    const before = await findPartner(tx, { partnerId }, partnerId);
    assert(before, "a partner's user has an organisation");
    assert(await updatePartner(tx, partnerId, { ...input, changedAt: ctx.now() }), "the organisation exists");
    const fields = (Object.keys(input) as (keyof ChangeProfileInput)[]).filter(
      (key) => String(before[key]) !== String(input[key]),
    );
    await appendJournal(tx, ctx, { kind: "partner.changed", partnerId, payload: { fields } });
  });
}

/** Adds a person whom the vendor may turn to; the same form sent again adds nobody. Throws `already-done`. */
export async function addContact(ctx: PartnerCtx, { once, ...person }: AddContactInput): Promise<void> {
  const { partnerId } = ctx.actor;
  const contact = { id: once, partnerId, ...person };
  await inTransaction(ctx.db, async (tx) => {
    const before = await insertPartnerContactOnce(tx, { ...contact, createdAt: ctx.now() });
    if (before) {
      const told = Object.keys(contact) as (keyof typeof contact)[];
      if (told.some((key) => before[key] !== contact[key])) throw sentBefore();
      return;
    }
    await appendJournal(tx, ctx, { kind: "partner.changed", partnerId, payload: { fields: ["contacts"] } });
  });
}

/** Takes a contact off the list. Throws `not-found`. */
export async function removeContact(ctx: PartnerCtx, input: { contactId: string }): Promise<void> {
  const { partnerId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await deletePartnerContact(tx, { partnerId, id: input.contactId }))) throw notFound("contact");
    await appendJournal(tx, ctx, { kind: "partner.changed", partnerId, payload: { fields: ["contacts"] } });
  });
}
