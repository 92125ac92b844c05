/**
 * A pure function that remembers what it found for so many texts or numbers; then it starts afresh, so that nobody fills
 * the memory. A text that is longer than a header's usual value is worked out each time.
 */
export function remembering<Key extends string | number, Found>(
  find: (key: Key) => Found,
  most: number,
): (key: Key) => Found {
  const known = new Map<Key, Found>();
  const longest = 500;
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    if (known.size >= most) known.clear();
    if (typeof key === "number" || key.length <= longest) known.set(key, found);
    return found;
  };
}
