import { Fragment } from "react";
import { breakAnywhere, colours } from "./theme";

/** Words of another person, set apart (in the text part by "> "), so that they cannot pass for ours. */
export function Quote({ children }: { children: string }) {
  return (
    <blockquote
      className="text quote"
      dir="auto"
      style={{
        ...breakAnywhere,
        backgroundColor: colours.quote,
        borderLeft: `3px solid ${colours.line}`,
        color: colours.text,
        fontSize: "15px",
        lineHeight: "24px",
        margin: "0 0 16px",
        padding: "12px 16px",
      }}
    >
      {children.split("\n").map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a finished text never move
        <Fragment key={index}>
          {index > 0 ? <br /> : null}
          {row}
        </Fragment>
      ))}
    </blockquote>
  );
}
