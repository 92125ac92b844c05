import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useHydrated } from "../use-hydrated";
import { Button, type ButtonSize, type ButtonVariant } from "./button";

export type CopyButtonProps = {
  text: string;
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Called once the clipboard has taken the text; not when it refused. */
  onCopied?: () => void;
};

const refused = "Not copied: select the text and copy it by hand";

/** Copies a text. Needs JavaScript, so without it there is no button: show the text itself beside it, selectable. */
export function CopyButton({ text, label = "Copy", variant = "secondary", size = "sm", onCopied }: CopyButtonProps) {
  const hydrated = useHydrated();
  const [result, setResult] = useState<"copied" | "refused" | null>(null);

  useEffect(() => {
    // What has to be read and acted upon stays.
    if (result !== "copied") return;
    const timer = setTimeout(() => setResult(null), 2_000);
    return () => clearTimeout(timer);
  }, [result]);

  if (!hydrated) return null;

  async function copy() {
    try {
      // Where the page is not served over https there is no clipboard at all, and this throws too.
      await navigator.clipboard.writeText(text);
    } catch {
      return setResult("refused");
    }
    setResult("copied");
    onCopied?.();
  }

  return (
    <>
      <Button
        type="button"
        variant={variant}
        size={size}
        icon={result === "copied" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={copy}
      >
        {result === "copied" ? "Copied" : label}
      </Button>
      <span role="status" className={result === "refused" ? "text-sm text-bad-ink" : "sr-only"}>
        {result === "copied" ? "Copied" : result === "refused" ? refused : ""}
      </span>
    </>
  );
}
