import { sql } from "kysely";

/**
 * When an organisation last paid an invoice of its own for the product: the newest one of an account at its verified
 * domain that has not cancelled since; null when there is none. Stands in a query in which `o` is the partner.
 */
export const lastPaidByItself = sql<Date | null>`(
  select max(account.paid_at) from (
    select max(i.occurred_at) filter (where i.fact->>'kind' = 'invoice.paid' and i.fact->>'amountMinor' <> '0') as paid_at,
      max(i.occurred_at) filter (where i.fact->>'kind' = 'subscription.canceled') as canceled_at
    from accounts a join inbound_events i on i.account_id = a.id
    where o.domain_verified_at is not null and a.domain = o.domain
    group by a.id
  ) account
  where account.canceled_at is null or account.canceled_at < account.paid_at
)`;
