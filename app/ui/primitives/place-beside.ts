export type Edges = { top: number; right: number; bottom: number; left: number };
export type Align = "start" | "end" | "above";

/** In px from the edges of the viewport, for `position: fixed`; null where an edge is left to the content. */
export type Place = {
  top: number | null;
  right: number | null;
  bottom: number | null;
  left: number | null;
  maxWidth: number;
  maxHeight: number;
};

const gap = 4;
const margin = 12;
/** As wide and as high as a popover may become in the stylesheet. */
const most = { width: 384, height: 512 };
/** Most are not as high as they may be, and the rest can be scrolled: this much room is no reason to turn. */
const enoughHeight = 192;

/**
 * Where a popover stands beside its button in a browser that knows no anchors: below it or above it, from its left
 * edge on or up to its right one. The wanted side gives way when it has too little room and the other has more.
 */
export function placeBeside(button: Edges, viewport: { width: number; height: number }, align: Align): Place {
  const below = viewport.height - button.bottom - gap - margin;
  const above = button.top - gap - margin;
  const rightwards = viewport.width - button.left - margin;
  const leftwards = button.right - margin;
  const up = align === "above" ? above >= enoughHeight || above >= below : below < enoughHeight && above > below;
  const toLeft =
    align === "end"
      ? leftwards >= most.width || leftwards >= rightwards
      : rightwards < most.width && leftwards > rightwards;
  return {
    top: up ? null : button.bottom + gap,
    bottom: up ? viewport.height - button.top + gap : null,
    left: toLeft ? null : button.left,
    right: toLeft ? viewport.width - button.right : null,
    maxWidth: Math.min(most.width, toLeft ? leftwards : rightwards),
    maxHeight: Math.min(most.height, up ? above : below),
  };
}
