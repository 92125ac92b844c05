import { Form, Link, useLocation, useSubmit } from "@remix-run/react";
import { Search, X } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "../primitives/button";
import { useHydrated } from "../use-hydrated";
import { DayRange, dayChips } from "./day-range";
import { changeList } from "./list-url";

export type Filter = {
  /** Name in the address. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
};

export type FilterBarProps = {
  search?: { name?: string; placeholder: string };
  filters?: readonly Filter[];
  /** Asks for the days between which something lies; the word before "from". */
  days?: string;
  /** Parameters to carry along that are no filter, such as the sort or the view. */
  keep?: readonly string[];
  /** At the end: "Export CSV" and the like. */
  actions?: ReactNode;
};

const pause = 250;

/** Search and filters of a list, all in the address. A plain GET form; with JavaScript it applies itself. */
export function FilterBar({ search, filters = [], days, keep = ["sort"], actions }: FilterBarProps) {
  const location = useLocation();
  const params = new URLSearchParams(location.search);
  const submit = useSubmit();
  const hydrated = useHydrated();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const form = useRef<HTMLFormElement>(null);
  const searchName = search?.name ?? "q";

  useEffect(() => () => clearTimeout(timer.current), []);

  // Uncontrolled fields follow the address when it changes elsewhere (a chip, the back button), not while being typed in.
  useEffect(() => {
    const current = new URLSearchParams(location.search);
    for (const field of form.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-filter]") ?? []) {
      if (field !== document.activeElement) field.value = current.get(field.name) ?? "";
    }
  }, [location.search]);

  function apply() {
    clearTimeout(timer.current);
    if (!form.current) return;
    const filled = [...new FormData(form.current)].filter(([, value]) => value !== "");
    submit(new URLSearchParams(filled as [string, string][]), { replace: true, preventScrollReset: true });
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    apply();
  }

  function onInput(event: FormEvent) {
    if (event.target instanceof HTMLSelectElement) return apply();
    clearTimeout(timer.current);
    timer.current = setTimeout(apply, pause);
  }

  const chips = filters.flatMap((filter) => {
    const option = filter.options.find(({ value }) => value !== "" && value === params.get(filter.name));
    return option ? [{ name: filter.name, text: `${filter.label}: ${option.label}` }] : [];
  });
  const query = params.get(searchName);
  if (days) chips.push(...dayChips(days, params));
  if (search && query) chips.push({ name: searchName, text: `“${query}”` });

  return (
    <div className="mb-3 grid gap-2 no-print">
      <Form ref={form} method="get" role="search" className="filter-bar" onSubmit={onSubmit} onInput={onInput}>
        {search ? (
          <div className="filter-search">
            <Search aria-hidden="true" />
            <input
              type="search"
              data-filter=""
              name={searchName}
              defaultValue={query ?? ""}
              placeholder={search.placeholder}
              aria-label={search.placeholder}
              maxLength={200}
              className="input input-sm"
            />
          </div>
        ) : null}
        {filters.map((filter) => (
          <select
            key={filter.name}
            data-filter=""
            name={filter.name}
            aria-label={filter.label}
            defaultValue={params.get(filter.name) ?? ""}
            className="input input-sm"
          >
            <option value="">{filter.label}: all</option>
            {filter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ))}
        {days ? <DayRange label={days} params={params} /> : null}
        {keep.map((name) => {
          const value = params.get(name);
          return value ? <input key={name} type="hidden" name={name} value={value} /> : null;
        })}
        {hydrated ? null : (
          <Button variant="secondary" size="sm">
            Apply
          </Button>
        )}
        {actions ? <div className="ms-auto flex items-center gap-2">{actions}</div> : null}
      </Form>
      {chips.length > 0 ? (
        <ul className="flex flex-wrap items-center gap-1.5" aria-label="Active filters">
          {chips.map((chip) => (
            <li key={chip.name}>
              <Link to={changeList(location.search, { [chip.name]: null })} replace preventScrollReset className="chip">
                {chip.text}
                <X aria-hidden="true" />
                <span className="sr-only">Remove this filter</span>
              </Link>
            </li>
          ))}
          {chips.length > 1 ? (
            <li>
              <Link
                to={changeList(location.search, Object.fromEntries(chips.map((chip) => [chip.name, null])))}
                className="link inline-flex min-h-6 items-center px-1 text-xs"
                replace
                preventScrollReset
              >
                Clear all
              </Link>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}
