import { Body, Container, Head, Html, Link, Preview, Text } from "@react-email/components";
import type { ReactNode } from "react";
import type { CommonProps } from "../define-email";
import { shorten } from "../email-text";
import { EmailHeading } from "./email-heading";
import { Paragraph } from "./paragraph";
import { breakAnywhere, colours, darkStyles, fontFamily } from "./theme";

type Props = {
  common: CommonProps;
  /** Shown beside the subject in a list of mails. */
  preview: string;
  heading: string;
  /** A full sentence: why this reader gets this mail. */
  receivedBecause: string;
  children: ReactNode;
};

/** The frame of every mail: text logo, heading, greeting, content, and why the reader receives it. */
export function EmailLayout({ common, preview, heading, receivedBecause, children }: Props) {
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{heading}</title>
        <style>{darkStyles}</style>
      </Head>
      <Body className="page" style={{ backgroundColor: colours.page, fontFamily, margin: 0, padding: "32px 12px" }}>
        <Preview>{shorten(preview, 140)}</Preview>
        <Container style={{ maxWidth: "560px" }}>
          <Text className="text" style={{ ...breakAnywhere, ...logoText }}>
            <span className="mark" style={logoMark} data-skip-in-text={true} />
            <strong>Fairlead</strong>
            <span className="quiet" style={{ color: colours.quiet }}>{` · ${common.vendorName}`}</span>
          </Text>
          <Container className="card" style={card}>
            <EmailHeading>{heading}</EmailHeading>
            {common.recipientName ? <Paragraph>{`Hello ${common.recipientName},`}</Paragraph> : null}
            {children}
          </Container>
          <Text className="quiet" style={{ ...breakAnywhere, ...footerText }}>
            {receivedBecause}
            {common.unsubscribeUrl ? (
              <>
                {" "}
                <Link
                  className="quiet"
                  href={common.unsubscribeUrl}
                  style={{ color: colours.quiet, textDecoration: "underline" }}
                >
                  Unsubscribe from such mails
                </Link>
              </>
            ) : null}
          </Text>
          <Text className="quiet" style={{ ...breakAnywhere, ...footerText, paddingTop: "4px" }}>
            {`Sent by Fairlead, the partner portal of ${common.vendorName}.`}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

const logoText = { color: colours.text, fontSize: "14px", lineHeight: "20px", margin: 0, padding: "0 4px 16px" };

const logoMark = {
  backgroundColor: colours.accent,
  borderRadius: "2px",
  display: "inline-block",
  height: "10px",
  marginRight: "8px",
  width: "10px",
};

const card = {
  backgroundColor: colours.card,
  border: `1px solid ${colours.line}`,
  borderCollapse: "separate" as const,
  borderRadius: "8px",
  maxWidth: "560px",
  padding: "32px",
};

const footerText = { color: colours.quiet, fontSize: "12px", lineHeight: "18px", margin: 0, padding: "16px 4px 0" };
