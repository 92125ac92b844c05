import { readWholeNumber } from "~/kernel/whole-number";
import { criterionFields } from "./fields";
import type { CriterionForm } from "./criterion-form";
import type { RewardForm } from "./reward-form";
import type { RulesForm } from "./rules-form";

const emptyReward: RewardForm = {
  key: "",
  trigger: "lead.qualified",
  amount: "",
  unit: "USD",
  kind: "cash",
  holdDays: "30",
  recurring: "first",
  recurringMonths: "",
  planTiers: [],
  employeesMin: "",
  employeesMax: "",
  partnerTiers: "",
  sources: [],
  volumeFrom: "",
  volumeTo: "",
  capPerLead: [],
};

const emptyCriterion = (field: CriterionForm["field"]): CriterionForm => ({
  key: "",
  field,
  weight: "points",
  points: "10",
  oneOf: [],
  countries: "",
  min: "",
  max: "",
});

/** The new row of a list, by the list's name in the form; "qualification:country" says what the criterion asks for. */
function emptyRow(list: string, what: string): object | null {
  if (list === "rewards") return emptyReward;
  if (list === "qualification") {
    return Object.hasOwn(criterionFields, what) ? emptyCriterion(what as CriterionForm["field"]) : null;
  }
  if (list === "checklists.review" || list === "checklists.qualify") return { key: "", text: "" };
  if (list === "serviceLevels.calendar.holidays") return { date: "" };
  const amounts = /^(limits\.amountPerMonth|approval\.(autoApproveUpTo|fourEyesFrom)|rewards\.\d{1,3}\.capPerLead)$/;
  return amounts.test(list) ? { amount: "", currency: "" } : null;
}

/** The list that a name leads to; only own keys are followed. */
function listAt(form: object, name: string): unknown[] | null {
  let at: unknown = form;
  for (const key of name.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return null;
    at = (at as Record<string, unknown>)[key];
  }
  return Array.isArray(at) ? at : null;
}

/** Gives every row of a list that has none a key of its own: criteria, rewards and points to tick are known by it. */
function nameRows<Row extends { key: string }>(rows: Row[], prefixOf: (row: Row) => string): void {
  const taken = new Set(rows.map(({ key }) => key));
  for (const row of rows) {
    for (let number = 1; row.key === ""; number += 1) {
      const key = `${prefixOf(row)}_${number}`;
      if (taken.has(key)) continue;
      taken.add(key);
      row.key = key;
    }
  }
}

const mostRows = 100;

/**
 * The form with one row more or less: "add rewards", "add qualification:country", "remove rewards.1". Pure.
 * @returns the changed form and the name of the row to go on with, or null when there is no such list or row
 */
export function changeRows(typed: RulesForm, change: string): { typed: RulesForm; at: string } | null {
  const match = /^(add|remove) ([A-Za-z0-9.]{1,60})(?::([A-Za-z]{1,20}))?$/.exec(change);
  if (!match) return null;
  const [, verb, name = "", what = ""] = match;
  const next = structuredClone(typed);
  if (verb === "add") {
    const rows = listAt(next, name);
    const row = emptyRow(name, what);
    if (!rows || !row || rows.length >= mostRows) return null;
    rows.push(structuredClone(row));
    return { typed: next, at: `${name}.${rows.length - 1}` };
  }
  const dot = name.lastIndexOf(".");
  const list = name.slice(0, dot);
  const rows = listAt(next, list);
  const number = readWholeNumber(name.slice(dot + 1), 0, mostRows);
  if (!rows || number === null || number >= rows.length) return null;
  rows.splice(number, 1);
  return { typed: next, at: list };
}

/** The form with a key for every row; a reward's begins with its trigger, so that it can be read. Pure. */
export function nameAllRows(typed: RulesForm): RulesForm {
  const next = structuredClone(typed);
  nameRows(next.qualification, ({ field }) => field.toLowerCase());
  nameRows(next.checklists.review, () => "review");
  nameRows(next.checklists.qualify, () => "qualify");
  nameRows(next.rewards, ({ trigger }) => trigger.split(".")[1] ?? "reward");
  return next;
}
