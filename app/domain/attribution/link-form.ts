import { z } from "zod";
import { revision } from "~/kernel/revision";
import { line, multiline, optionalLine } from "~/kernel/text";
import { keysOf } from "../programs/fields";
import { linkContexts } from "./link-words";

const id = z.string().max(60);

/** An https address, or nothing. Whether its host is allowed is the program's to say. */
const address = optionalLine(2_000).pipe(
  z
    .string()
    .refine((text) => text === "" || isHttps(text), "A whole address, please, such as https://example.com/start."),
);

function isHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "";
}

/** What stands at the end of a link's address. */
export const codePattern = /^[a-z0-9][a-z0-9-]{2,39}$/;

const linkFields = {
  name: line(80),
  context: z.enum(keysOf(linkContexts), "Please choose one."),
  destination: address,
  offerPageId: id,
};

export const newLinkInput = z.strictObject({
  programId: id.pipe(z.string().min(1, "Please choose a program.")),
  ...linkFields,
  /** Empty: made from the name. */
  code: optionalLine(40)
    .transform((text) => text.toLowerCase())
    .pipe(
      z
        .string()
        .refine(
          (text) => text === "" || codePattern.test(text),
          "3 to 40 small letters, digits and hyphens; the first is no hyphen.",
        ),
    ),
});
export const changeLinkInput = z.strictObject({ revision, ...linkFields });
export const pauseLinkInput = z.strictObject({ revision, status: z.enum(["active", "paused"]) });

const hostPattern = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](:\d{1,5})?$/;

/** Hosts, a line each or separated by commas. */
const hosts = z.string().transform((text, ctx) => {
  const names = [...new Set(text.toLowerCase().split(/[\s,]+/))].filter(Boolean);
  if (names.length <= 20 && names.every((name) => hostPattern.test(name))) return names;
  ctx.addIssue({ code: "custom", message: "Up to 20 host names, such as www.example.com, without https://." });
  return z.NEVER;
});

export const destinationsInput = z.strictObject({
  revision,
  destination: address,
  allowedHosts: hosts,
  productName: optionalLine(80),
});

const offerFields = {
  name: line(80),
  headline: line(120),
  body: multiline(10_000),
  actionLabel: line(40),
  destination: address,
};
export const newOfferPageInput = z.strictObject(offerFields);
export const changeOfferPageInput = z.strictObject({
  offerPageId: id,
  revision,
  ...offerFields,
  active: z.boolean(),
});

export type NewLinkInput = z.output<typeof newLinkInput>;
export type ChangeLinkInput = z.output<typeof changeLinkInput>;
export type DestinationsInput = z.output<typeof destinationsInput>;
export type NewOfferPageInput = z.output<typeof newOfferPageInput>;
export type ChangeOfferPageInput = z.output<typeof changeOfferPageInput>;
