import { Text } from "@react-email/components";
import type { ReactNode } from "react";
import { breakAnywhere, colours } from "./theme";

/** A paragraph of our own words; what other people wrote goes into `Quote`. */
export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text
      className="text"
      style={{ ...breakAnywhere, color: colours.text, fontSize: "15px", lineHeight: "24px", margin: "0 0 16px" }}
    >
      {children}
    </Text>
  );
}
