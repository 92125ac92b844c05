import { z } from "zod";
import { formatCalendarDate } from "~/kernel/time";

const ends = ["from", "to"] as const;
const calendarDate = z.iso.date();

/** The chips of a range of days: "Received from 1 Nov 2026", "Received to 30 Nov 2026". What is no date filters nothing. */
export function dayChips(label: string, params: URLSearchParams): { name: string; text: string }[] {
  return ends.flatMap((name) => {
    const date = params.get(name);
    if (!date || !calendarDate.safeParse(date).success) return [];
    return [{ name, text: `${label} ${name} ${formatCalendarDate(date)}` }];
  });
}

/** Two dates of a list's filters, both included; `from` and `to` in the address. */
export function DayRange({ label, params }: { label: string; params: URLSearchParams }) {
  return (
    <fieldset className="filter-days">
      <legend className="sr-only">{label}</legend>
      {ends.map((name) => (
        <label key={name}>
          <span>{name === "from" ? `${label} from` : name}</span>
          <input
            type="date"
            data-filter=""
            name={name}
            defaultValue={params.get(name) ?? ""}
            min={name === "to" ? (params.get("from") ?? undefined) : undefined}
            max={name === "from" ? (params.get("to") ?? undefined) : undefined}
            className="input input-sm"
          />
        </label>
      ))}
    </fieldset>
  );
}
