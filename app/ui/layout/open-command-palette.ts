/** Event by which any button opens the palette of the page. */
export const openPaletteEvent = "fairlead:open-palette";

/** Opens the command palette; false when this page has none, so that the caller's link is followed. */
export function openCommandPalette(): boolean {
  return !window.dispatchEvent(new Event(openPaletteEvent, { cancelable: true }));
}
