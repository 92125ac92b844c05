import { CopyButton } from "~/ui/primitives/copy-button";

/** Code to be copied as it is. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <figure className="panel grid min-w-0">
      <figcaption className="flex items-center justify-between gap-2 border-b border-line px-4 py-2 text-sm text-muted">
        {label}
        <CopyButton text={code} variant="quiet" />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <pre className="overflow-x-auto p-4 text-sm" tabIndex={0}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}
