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
