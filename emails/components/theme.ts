import type { CSSProperties } from "react";

/** The tokens of app/ui/styles/tokens.css. Light values are written inline, since many mail programs drop style sheets; dark ones come from `darkStyles`. */
export const colours = {
  page: "#f6f8f7",
  card: "#ffffff",
  line: "#e4e9e7",
  text: "#13201d",
  quiet: "#52605c",
  accent: "#0c6b62",
  onAccent: "#ffffff",
  quote: "#eff2f1",
} as const;

export const fontFamily = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Long names and addresses break instead of widening the mail on a phone. */
export const breakAnywhere: CSSProperties = { overflowWrap: "anywhere", wordBreak: "break-word" };

/** Free of quotes and angle brackets, so that React writes it into the style element unchanged. */
export const darkStyles = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "@media (max-width:480px){",
  ".card{padding:24px 20px !important}",
  ".fact-label,.fact-value{display:block !important;width:auto !important}",
  ".fact-label{padding-bottom:0 !important}",
  ".fact-value{border-top:0 !important;padding-top:2px !important}",
  ".button{display:block !important;text-align:center !important}",
  "}",
  "@media (prefers-color-scheme:dark){",
  ".page,.page td{background-color:#0d1312 !important}",
  ".card,.card td{background-color:#131a19 !important;border-color:#35413e !important}",
  ".text{color:#e7eeec !important}",
  ".quiet{color:#a2b0ac !important}",
  ".line{border-color:#35413e !important}",
  ".quote{background-color:#1a2221 !important;border-color:#667370 !important}",
  ".link{color:#62cfc1 !important}",
  ".mark{background-color:#34b3a4 !important}",
  ".button{background-color:#34b3a4 !important;color:#04201c !important}",
  "}",
].join("");
