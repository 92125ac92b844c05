import type { NewClick } from "db/queries/clicks";
import { readApiEvents } from "~/domain/attribution/api-events";
import { receiveEvents } from "~/domain/attribution/commands/receive-events";
import { assert } from "~/kernel/assert";
import { after, day, hour } from "~/kernel/time";
import type { World } from "./world";

type SignUp = {
  company: string;
  domain: string;
  /** Name of the link. */
  through: string;
  /** Days ago. */
  ago: number;
  /** US cents, two weeks later. */
  paid?: number;
  /** US cents, six days after that. */
  refunded?: number;
};

const signUps: SignUp[] = [
  {
    company: "Lantern Grocers",
    domain: "lanterngrocers.example",
    through: "Agency newsletter",
    ago: 44,
    paid: 480_000,
  },
  { company: "Oxbow Outfitters", domain: "oxbow-outfitters.example", through: "Retail podcast", ago: 9 },
  { company: "Larkspur Living", domain: "larkspur-living.example", through: "Guide: choosing a platform", ago: 21 },
  { company: "Meridian Tools", domain: "meridiantools.example", through: "Integration docs", ago: 28, paid: 910_000 },
  { company: "Saltmarsh Foods", domain: "saltmarsh.example", through: "Booth at the autumn fair", ago: 6 },
  {
    company: "Copperline Hardware",
    domain: "copperline.example",
    through: "Webinar follow-up",
    ago: 17,
    paid: 235_000,
  },
  {
    company: "Tallow & Wick",
    domain: "tallowandwick.example",
    through: "Mail to our suppliers",
    ago: 38,
    paid: 360_000,
  },
  {
    company: "Pine & Rye Bakeries",
    domain: "pineandrye.example",
    through: "Mail to our suppliers",
    ago: 33,
    paid: 126_000,
    refunded: 42_000,
  },
  { company: "Juniper Books", domain: "juniperbooks.example", through: "Mail to our suppliers", ago: 4 },
];

/** What product and billing report about an account that came through a click. */
function eventsOf(signUp: SignUp, number: number, { clickId, signedUpAt }: { clickId: string; signedUpAt: Date }) {
  const { company, domain, paid, refunded } = signUp;
  const account = { externalId: `acct-${number}`, company, domain, email: `ops@${domain}` };
  const event = (type: string, later: number, more: object = {}) => ({
    id: `${account.externalId}-${type}`,
    type,
    occurredAt: after(signedUpAt, later).toISOString(),
    account,
    ...more,
  });
  const invoice = { invoiceId: `in-${number}`, currency: "USD" };
  const data = { country: "US", industry: "retailing", employeeCount: 240, planTier: "growth", seats: 40 };
  return [
    event("account.created", 0, { attribution: { clickId }, data }),
    event("trial.started", hour),
    event("feature.activated", 3 * day, { feature: "order-tracking" }),
    ...(paid ? [event("invoice.paid", 14 * day, { ...invoice, amountMinor: paid })] : []),
    ...(refunded ? [event("invoice.refunded", 20 * day, { ...invoice, amountMinor: refunded })] : []),
  ];
}

/** Somebody signed up of whom no link and no lead is known. */
function unknownAccount(end: Date) {
  const account = { externalId: "acct-2001", company: "Quillfeather Media", domain: "quillfeather.example" };
  const at = (ago: number) => after(end, -ago * day).toISOString();
  return [
    { id: "acct-2001-created", type: "account.created", occurredAt: at(3), account },
    { id: "acct-2001-trial", type: "trial.started", occurredAt: at(2), account },
  ];
}

/** Reports the accounts that came through links; the worker settles them when the demo starts. */
export async function seedSignUps({ system }: World, clicksOf: Map<string, NewClick[]>, end: Date): Promise<void> {
  const given = signUps.flatMap((signUp, index) => {
    const signedUpAt = after(end, -signUp.ago * day);
    const click = clicksOf
      .get(signUp.through)
      ?.find(({ occurredAt, verdict }) => verdict === "counted" && occurredAt < signedUpAt);
    assert(click, "somebody clicked before");
    return eventsOf(signUp, 1_000 + index, { clickId: click.id, signedUpAt });
  });
  const { events, rejected } = readApiEvents([...given, ...unknownAccount(end)], "product", end);
  assert(rejected.length === 0, "the demo's events are sound");
  await receiveEvents(system, events);
}
