import type { Keeping } from "./use-kept-values";

/** Says quietly that a form holds what was typed earlier, with the way back to the form as it was. */
export function KeptNote({ keeping }: { keeping: Keeping }) {
  if (!keeping.restored) return null;
  return (
    <p role="status" className="text-sm text-muted">
      We kept what you typed.{" "}
      <button type="button" className="link" onClick={keeping.startOver}>
        Start over
      </button>
    </p>
  );
}
