/** A small number beside a noun, such as how many wait in a queue. `accent` when it asks for attention. */
export function Count({ value, accent = false }: { value: number; accent?: boolean }) {
  return <span className={accent ? "count count-accent" : "count"}>{value > 999 ? "999+" : value}</span>;
}
