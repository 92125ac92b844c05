/** What is known of a rep when a lead is to be assigned. `openLeads` counts what they hold or are offered. */
export type RepFacts = {
  userId: string;
  name: string;
  countries: readonly string[];
  industries: readonly string[];
  capacity: number;
  openLeads: number;
  awayUntil: Date | null;
  declinedBefore: boolean;
};

export type RepSuggestion = {
  userId: string;
  name: string;
  points: number;
  /** Whether the rep can be offered the lead at all. */
  available: boolean;
  /** Rule, what was found, effect: stored with the offer and shown wherever the choice is explained. */
  why: { rule: string; found: string; effect: string }[];
};

/** Ranks reps for a lead by region, industry and load; absence and an earlier "no" count against (PRODUCT, Routing). */
export function rankReps(
  lead: { country: string; industry: string; industryLabel: string },
  reps: readonly RepFacts[],
  now: Date,
): RepSuggestion[] {
  return reps
    .map((rep) => judgeRep(lead, rep, now))
    .sort((a, b) => Number(b.available) - Number(a.available) || b.points - a.points || a.name.localeCompare(b.name));
}

function judgeRep(
  lead: { country: string; industry: string; industryLabel: string },
  rep: RepFacts,
  now: Date,
): RepSuggestion {
  const why: RepSuggestion["why"] = [];
  let points = 0;
  let available = true;
  const add = (rule: string, found: string, value: number) => {
    points += value;
    why.push({ rule, found, effect: value > 0 ? `+${value}` : String(value) });
  };
  const block = (rule: string, found: string) => {
    available = false;
    why.push({ rule, found, effect: "cannot be offered" });
  };

  add(
    "Region",
    rep.countries.includes(lead.country) ? `covers ${lead.country}` : `does not cover ${lead.country}`,
    rep.countries.includes(lead.country) ? 40 : 0,
  );
  add(
    "Industry",
    rep.industries.includes(lead.industry) ? `knows ${lead.industryLabel}` : `no focus on ${lead.industryLabel}`,
    rep.industries.includes(lead.industry) ? 30 : 0,
  );
  const free = Math.max(0, rep.capacity - rep.openLeads);
  add("Load", `${rep.openLeads} of ${rep.capacity} leads`, Math.round((30 * free) / rep.capacity));
  if (free === 0) block("Capacity", "no room for another lead");
  if (rep.awayUntil && rep.awayUntil > now) block("Absence", `away until ${rep.awayUntil.toISOString().slice(0, 10)}`);
  if (rep.declinedBefore) add("Earlier answer", "declined this lead before", -50);
  return { userId: rep.userId, name: rep.name, points, available, why };
}

/** Whether an offer of this lead asks another rep to take it over: then it has an owner, and stays where it stands. */
export function isHandOver(lead: { ownerId: string | null }): boolean {
  return lead.ownerId !== null;
}

/** Whether the program's checklist allows "qualified": every point must be confirmed. */
export function decideQualification(
  checklist: readonly { key: string; text: string }[],
  ticked: readonly string[],
): { ok: true } | { ok: false; why: string } {
  const open = checklist.filter((item) => !ticked.includes(item.key));
  if (open.length === 0) return { ok: true };
  return { ok: false, why: `Qualified needs every point. Still open: ${open.map((item) => item.text).join("; ")}.` };
}
