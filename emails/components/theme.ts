import type { CSSProperties } from "react";

/** Light values are written inline, since many mail programs drop style sheets; dark ones come from `darkStyles`. */
export const colours = {
  page: "#f5f6f7",
  card: "#ffffff",
  line: "#e2e5e9",
  text: "#1b1f24",
  quiet: "#5b6570",
  accent: "#2b50c8",
  onAccent: "#ffffff",
  quote: "#f5f6f7",
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
  ".page,.page td{background-color:#14171a !important}",
  ".card,.card td{background-color:#1c2024 !important;border-color:#33393f !important}",
  ".text{color:#eceef0 !important}",
  ".quiet{color:#a3adb7 !important}",
  ".line{border-color:#33393f !important}",
  ".quote{background-color:#24292e !important;border-color:#4a525a !important}",
  ".link{color:#9db4ff !important}",
  ".mark{background-color:#9db4ff !important}",
  ".button{background-color:#9db4ff !important;color:#14171a !important}",
  "}",
].join("");
