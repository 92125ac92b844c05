import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useHydrated } from "../use-hydrated";
import { Button, type ButtonSize, type ButtonVariant } from "./button";

export type CopyButtonProps = { text: string; label?: string; variant?: ButtonVariant; size?: ButtonSize };

/** Copies a text. Needs JavaScript, so without it there is no button: show the text itself beside it, selectable. */
export function CopyButton({ text, label = "Copy", variant = "secondary", size = "sm" }: CopyButtonProps) {
  const hydrated = useHydrated();
  const [result, setResult] = useState<"copied" | "failed" | null>(null);

  useEffect(() => {
    if (!result) return;
    const timer = setTimeout(() => setResult(null), 2_000);
    return () => clearTimeout(timer);
  }, [result]);

  if (!hydrated) return null;

  function copy() {
    if (!navigator.clipboard) return setResult("failed");
    navigator.clipboard.writeText(text).then(
      () => setResult("copied"),
      () => setResult("failed"),
    );
  }

  const icon = result === "copied" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />;
  return (
    <>
      <Button type="button" variant={variant} size={size} icon={icon} onClick={copy}>
        {result === "copied" ? "Copied" : result === "failed" ? "Select and copy it by hand" : label}
      </Button>
      <span className="sr-only" role="status">
        {result === "copied" ? "Copied" : ""}
      </span>
    </>
  );
}
