import { useFetcher, useNavigate } from "@remix-run/react";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useEffect, useMemo, useState } from "react";

export type PaletteItem = {
  id: string;
  label: string;
  /** Where it leads. */
  to: string;
  /** Heading it stands under: "Go to", "Leads", "Partners". */
  group: string;
  /** Quiet words at its end: a status, a domain. */
  note?: string;
  /** Further words that find it. */
  keywords?: string[];
};

type Props = { items: readonly PaletteItem[]; sourceUrl?: string; onDone: () => void };

const pause = 150;

/** The inside of the command palette. */
export function PaletteContent({ items, sourceUrl, onDone }: Props) {
  const navigate = useNavigate();
  const { load, data, state } = useFetcher<{ items: PaletteItem[] }>();
  const [query, setQuery] = useState("");
  const asked = query.trim();

  useEffect(() => {
    if (!sourceUrl || asked.length < 2) return;
    const timer = setTimeout(() => load(`${sourceUrl}?q=${encodeURIComponent(asked)}`), pause);
    return () => clearTimeout(timer);
  }, [asked, sourceUrl, load]);

  const found = asked.length < 2 ? undefined : data?.items;
  const groups = useMemo(() => byGroup(matching(items, asked), found ?? []), [items, asked, found]);

  function go(item: PaletteItem) {
    onDone();
    navigate(item.to);
  }

  return (
    // The server has searched already; filtering its answer again would hide what it found by other fields.
    <Command label="Search and go" shouldFilter={false} loop>
      <div className="relative">
        <Search aria-hidden="true" className="absolute top-4.5 left-4 text-muted" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder="Search or go to…"
          className="palette-input"
        />
      </div>
      <Command.List className="palette-list">
        <Command.Empty className="px-3 py-8 text-center text-muted">
          {state === "loading" ? "Searching…" : "Nothing found. Try a company, a domain or a page."}
        </Command.Empty>
        {groups.map(([group, members]) => (
          <Command.Group key={group} heading={group}>
            {members.map((item) => (
              <Command.Item key={item.id} value={item.id} onSelect={() => go(item)} className="menu-item">
                <span className="palette-item">
                  <span className="min-w-0 truncate">{item.label}</span>
                  {item.note ? <span className="min-w-0 truncate text-sm text-muted">{item.note}</span> : null}
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function matching(items: readonly PaletteItem[], query: string): PaletteItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const text = [item.label, item.note ?? "", ...(item.keywords ?? [])].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function byGroup(...lists: PaletteItem[][]): [string, PaletteItem[]][] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of lists.flat()) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups];
}
