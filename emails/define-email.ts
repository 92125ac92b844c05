import type { ReactElement } from "react";
import { z } from "zod";
import { line, webAddress } from "./email-text";

/** What every mail knows. `unsubscribeUrl` is given when the reader may stop this kind of mail. */
export const commonProps = {
  vendorName: line,
  recipientName: line.optional(),
  unsubscribeUrl: webAddress.optional(),
};

/** What the frame around each mail needs. */
export type CommonProps = { vendorName: string; recipientName?: string; unsubscribeUrl?: string };

/** Who may receive a mail; what is for partners never names reps, scores, internal notes or other partners. */
export type EmailAudience = "partner" | "vendor" | "anyone";

type Fields = z.ZodRawShape;
type PropsSchema<Own extends Fields> = z.ZodObject<typeof commonProps & Own, z.core.$strict>;

/** One mail: who it is for, the exact props it takes (a positive list, anything else is refused), and how it reads. */
export type EmailDefinition<Own extends Fields> = {
  audience: EmailAudience;
  propsSchema: PropsSchema<Own>;
  subject: (props: z.output<PropsSchema<Own>>) => string;
  component: (props: z.output<PropsSchema<Own>>) => ReactElement;
};

/** Describes one mail. `props` lists what it takes beside the common props. */
export function defineEmail<Own extends Fields>(email: {
  audience: EmailAudience;
  props: Own;
  subject: (props: z.output<PropsSchema<Own>>) => string;
  component: (props: z.output<PropsSchema<Own>>) => ReactElement;
}): EmailDefinition<Own> {
  const { audience, props, subject, component } = email;
  return { audience, propsSchema: z.strictObject({ ...commonProps, ...props }), subject, component };
}
