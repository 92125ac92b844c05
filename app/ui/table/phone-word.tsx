/** What a bare figure counts, on a card of a phone, where no header says it: "12 leads". Inside a table's cell. */
export function PhoneWord({ children }: { children: string }) {
  return <span className="phone-word"> {children}</span>;
}
