import { type Kysely, sql } from "kysely";

/**
 * A notification belongs to the organisation that it was told about, and says of which kind it is: from that follows what
 * its reader must be allowed to. It neither moves with somebody to another organisation nor outlives a right.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table notifications
      -- Null for the vendor's own people.
      add column partner_id text references partners (id),
      add column kind text;
  `.execute(db);
  // The key begins with the entry that was told. What names no partner went to the team of that time: who joined since
  // was told it elsewhere.
  await sql`
    update notifications n set partner_id = coalesce(
      (select j.partner_id from journal j where j.id = split_part(n.idempotency_key, ':', 1)),
      (select m.partner_id from memberships m where m.user_id = n.user_id and m.joined_at <= n.created_at)
    )
    from users u where u.id = n.user_id and u.side = 'partner'
  `.execute(db);
  await sql`
    delete from notifications n using users u
    where u.id = n.user_id and u.side = 'partner' and n.partner_id is null
  `.execute(db);
  // Until now the kind was only in the words. The last of each side may be read by everybody there who sees leads.
  await sql`
    update notifications set kind = case
      when partner_id is not null then case
        when href like '/portal/earnings%' then case
          when title like 'You earned %' then 'partner.earned'
          when title like 'Approved: %' then 'partner.approved'
          when title like 'Not approved: %' then 'partner.notApproved'
          when title like 'Reduced by %' then 'partner.reduced'
          when title like 'Your reward worth %' then 'partner.given'
          when title like 'Your payment came back: %' then 'partner.paymentReturned'
          else 'partner.paidOut' end
        when title like 'Your payment came back: %' then 'partner.paymentReturned'
        when title like 'A review is on: %' then 'partner.reviewOpened'
        when title like 'Review closed: %' or title like 'Review confirmed: %' then 'partner.reviewDecided'
        when href like '/portal/appeals/%' then case
          when exists (select from disputes d where href = '/portal/appeals/' || d.id and d.commission_id is null)
            then 'partner.appealAnswered' else 'partner.moneyAppealAnswered' end
        when title like 'New terms to accept: %' then 'partner.newTerms'
        when href like '/portal/toolkits/%' then 'partner.newVersion'
        when href like '/portal/toolkits%' then 'partner.recalled'
        when href like '/portal/program%' then 'partner.enrolled'
        when href like '/portal/start%' then 'partner.applicationReceived'
        else 'partner.message' end
      when href like '/desk/applications/%' then case
        when title like 'Answered: %' then 'vendor.applicantAnswered' else 'vendor.applied' end
      when href like '/desk/disputes/%' then 'vendor.appealed'
      when href like '/desk/flags/%' then case
        when title like 'Answered: %' then 'vendor.flagAnswered'
        when title like 'Overdue flag: %' then 'vendor.flagEscalated'
        else 'vendor.flagged' end
      when title like 'New lead: %' then 'vendor.newLead'
      when title like 'Declined by %' then 'vendor.declined'
      when title like 'No response from %' then 'vendor.lapsed'
      when title like 'A lead for you: %' then 'vendor.offered'
      when title like 'More protection asked for: %' then 'vendor.extensionRequested'
      when title like 'Withdrawn: %' then 'vendor.withdrawn'
      when title like 'Answered: %' then 'vendor.answered'
      else 'vendor.message' end
  `.execute(db);
  await sql`
    alter table notifications
      alter column kind set not null,
      add constraint notifications_side check ((kind like 'partner.%') = (partner_id is not null));
    drop index notifications_unread;
    create index notifications_unread on notifications (user_id, partner_id, kind) where read_at is null;
  `.execute(db);
}
