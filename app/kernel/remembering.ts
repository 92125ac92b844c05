/**
 * A pure function of a text that remembers what it found for so many of them; then it starts afresh, so that nobody
 * fills the memory. What is longer than a header's usual value is worked out each time.
 */
export function remembering<Found>(find: (text: string) => Found, most: number): (text: string) => Found {
  const known = new Map<string, Found>();
  const longest = 500;
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = find(text);
    if (known.size >= most) known.clear();
    if (text.length <= longest) known.set(text, found);
    return found;
  };
}
