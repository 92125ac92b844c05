import type { ShareText } from "~/domain/attribution/link-words";
import { CopyButton } from "~/ui/primitives/copy-button";
import { Panel } from "~/ui/primitives/panel";
import { ShareButton } from "./share-button";

/** An address to select, copy or share. */
export function LinkAddress({ url, text }: { url: string; text: string }) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      <code className="break-all select-all">{url}</code>
      <CopyButton text={url} label="Copy the link" />
      <ShareButton url={url} text={text} />
    </p>
  );
}

/** Texts with the link in them, each to be copied as it is. */
export function ShareTexts({ texts }: { texts: readonly ShareText[] }) {
  return (
    <ul className="grid divide-y divide-line">
      {texts.map(({ id, title, subject, text }) => (
        <li key={id} className="grid gap-2 py-3 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="font-medium">{title}</h3>
            <span className="flex items-center gap-2">
              {subject ? (
                <a
                  className="link text-sm"
                  href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
                >
                  Open in your mail program
                </a>
              ) : null}
              <CopyButton text={text} label="Copy" variant="quiet" />
            </span>
          </div>
          <p className="text-sm whitespace-pre-line text-muted">{text}</p>
        </li>
      ))}
    </ul>
  );
}

/** The link as a QR code, to be printed or shown on a slide. */
export function QrPanel({ src, name }: { src: string; name: string }) {
  return (
    <Panel
      title="QR code"
      actions={
        <a className="link" href={src} download={`${name}.svg`}>
          Download SVG
        </a>
      }
    >
      {/* White ground in the dark too: cameras want it. */}
      <img src={src} alt="QR code of the link" width="180" height="180" className="rounded bg-white p-2" />
    </Panel>
  );
}
