import { Link } from "@remix-run/react";

/** A mail's text part as it was written; addresses of this app are links. */
export function MailText({ parts }: { parts: readonly { text: string; path: string | null }[] }) {
  let position = 0;
  return (
    <div className="whitespace-pre-wrap break-words">
      {parts.map(({ text, path }) => {
        const key = position;
        position += text.length;
        return path === null ? (
          <span key={key}>{text}</span>
        ) : (
          <Link key={key} className="link break-all" to={path}>
            {text}
          </Link>
        );
      })}
    </div>
  );
}

/** Style elements fall to the content security policy that the frame inherits; the mail's inline styles remain. */
const styleElements = /<style[\s\S]*?<\/style>/gi;

/** A mail's HTML part in a frame of its own, without scripts; its links open in a new tab. */
export function MailHtml({ html }: { html: string }) {
  return (
    <iframe
      title="The mail as it looks in a mail program"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={html.replace(styleElements, "")}
      className="h-160 w-full rounded-md bg-white"
    />
  );
}
