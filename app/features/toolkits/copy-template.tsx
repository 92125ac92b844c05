import { Form, useFetcher } from "@remix-run/react";
import { useRef } from "react";
import { Button } from "~/ui/primitives/button";
import { CopyButton } from "~/ui/primitives/copy-button";

/**
 * A template's text, filled in for the reader and ready to copy: by the button, by hand, or, without JavaScript, from a
 * page that holds nothing else. The first copy of a visit is counted.
 */
export function CopyTemplate({ text }: { text: string }) {
  const fetcher = useFetcher();
  const counted = useRef<string | null>(null);

  function count() {
    if (counted.current === text) return;
    counted.current = text;
    fetcher.submit({ intent: "copied" }, { method: "post" });
  }

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={text} label="Copy the text" variant="primary" size="md" onCopied={count} />
        <Form method="post" reloadDocument>
          <Button name="intent" value="plain">
            Show as plain text
          </Button>
        </Form>
      </div>
      <pre
        className="max-w-3xl whitespace-pre-wrap rounded-md border border-line bg-canvas p-4 font-sans"
        onCopy={count}
      >
        {text}
      </pre>
    </div>
  );
}
