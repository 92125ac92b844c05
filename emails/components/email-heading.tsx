import { Heading } from "@react-email/components";
import { breakAnywhere, colours } from "./theme";

/** The one heading of a mail: where things stand, in a few words. */
export function EmailHeading({ children }: { children: string }) {
  return (
    <Heading
      as="h1"
      className="text"
      style={{
        ...breakAnywhere,
        color: colours.text,
        fontSize: "20px",
        fontWeight: 600,
        lineHeight: "28px",
        margin: "0 0 16px",
      }}
    >
      {children}
    </Heading>
  );
}
