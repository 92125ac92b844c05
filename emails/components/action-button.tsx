import { Button, Link, Text } from "@react-email/components";
import { breakAnywhere, colours } from "./theme";

type Props = {
  href: string;
  children: string;
  /** Also write the address out, for mails whose link is all that matters. */
  showAddress?: boolean;
};

/** The one thing to do from this mail. */
export function ActionButton({ href, children, showAddress = false }: Props) {
  return (
    <>
      <Button
        className="button"
        href={href}
        style={{
          backgroundColor: colours.accent,
          borderRadius: "8px",
          boxSizing: "border-box",
          color: colours.onAccent,
          fontSize: "15px",
          fontWeight: 600,
          padding: "12px 20px",
        }}
      >
        {children}
      </Button>
      {showAddress ? (
        <Text
          className="quiet"
          data-skip-in-text={true}
          style={{ ...breakAnywhere, color: colours.quiet, fontSize: "12px", lineHeight: "18px", margin: "16px 0 0" }}
        >
          {"If the button does not open, copy this address: "}
          <Link className="link" href={href} style={{ color: colours.accent }}>
            {href}
          </Link>
        </Text>
      ) : null}
    </>
  );
}
