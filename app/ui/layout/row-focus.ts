/** Moves the focus to the next (1) or previous (-1) row link of the page's table, for the keys j and k. */
export function moveRowFocus(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  const current = links.findIndex(
    (link) => link === document.activeElement || link.closest("tr")?.contains(document.activeElement),
  );
  const next = links[current === -1 ? (step === 1 ? 0 : links.length - 1) : current + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
