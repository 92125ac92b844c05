import { type ReactNode, useEffect, useRef } from "react";
import { type Align, placeBeside } from "./place-beside";

export type PopoverProps = {
  /** Id that the button names in `popovertarget`. */
  id: string;
  /** Accessible name of what opens. */
  label: string;
  align?: Align;
  className?: string;
  children: ReactNode;
};

/**
 * What opens beside a button that has `popovertarget={id}`. The browser opens, closes (Escape, click outside) and
 * returns the focus by itself, so it needs no JavaScript.
 */
export function Popover({ id, label, align = "start", className = "", children }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current ? placeWithoutAnchors(box.current, align) : undefined), [align]);
  const place = align === "end" ? " popover-end" : align === "above" ? " popover-above" : "";
  return (
    <div
      ref={box}
      id={id}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={`popover${place} ${className}`.trim()}
    >
      {children}
    </div>
  );
}

/**
 * Keeps an open popover beside its button in a browser whose stylesheets cannot (`position-area`); in the top layer no
 * wrapper could hold it. On a phone it is a sheet at the bottom anyway. Gives what ends it.
 */
function placeWithoutAnchors(box: HTMLElement, align: Align): (() => void) | undefined {
  if (CSS.supports("position-area", "bottom")) return undefined;
  const button = document.querySelector(`[popovertarget="${CSS.escape(box.id)}"]`);
  if (!button) return undefined;
  const px = (length: number | null) => (length === null ? "auto" : `${length}px`);

  function place() {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    if (window.matchMedia("(max-width: 639px)").matches) return box.removeAttribute("style");
    const { top, right, bottom, left, maxWidth, maxHeight } = placeBeside(
      (button as Element).getBoundingClientRect(),
      { width, height },
      align,
    );
    box.style.margin = "0";
    box.style.inset = [top, right, bottom, left].map(px).join(" ");
    box.style.maxWidth = px(maxWidth);
    box.style.maxHeight = px(maxHeight);
  }
  let whileOpen: AbortController | undefined;
  function onToggle(event: Event) {
    whileOpen?.abort();
    if ((event as ToggleEvent).newState !== "open") return;
    whileOpen = new AbortController();
    place();
    for (const type of ["scroll", "resize"]) {
      window.addEventListener(type, place, { capture: true, passive: true, signal: whileOpen.signal });
    }
  }
  box.addEventListener("beforetoggle", onToggle);
  return () => {
    whileOpen?.abort();
    box.removeEventListener("beforetoggle", onToggle);
  };
}
