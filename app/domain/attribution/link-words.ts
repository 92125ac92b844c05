/** Where a link is used, as its maker says. */
export const linkContexts = {
  email: "Email",
  content: "Content",
  event: "Event",
  podcast: "Podcast",
  topic: "Topic",
  in_product: "In the product",
  other: "Something else",
} as const;
export type LinkContext = keyof typeof linkContexts;

/** What a link's standing is called, and why it is so. */
export const linkStandings = {
  active: { label: "Active", tone: "good", why: "" },
  paused: { label: "Paused", tone: "attention", why: "It is paused, its program is, or you are suspended there." },
  ended: { label: "Ended", tone: "neutral", why: "The program is over, or you are no longer in it." },
  nowhere: {
    label: "Leads nowhere",
    tone: "bad",
    why: "Its destination is not on a host that the program allows. Change it, or ask your partner manager.",
  },
} as const;
export type LinkStandingName = keyof typeof linkStandings;

/** What a click can be besides a visit. */
export const clickVerdicts = {
  counted: "Counted",
  repeat: "Same visitor within half an hour",
  bot: "Bots",
  prefetch: "Fetched, not visited",
} as const;

export type ShareText = { id: string; title: string; subject?: string; text: string };

/**
 * Texts that are ready to be sent, posted or read out, with the link in them.
 * @param of `product` is what they recommend
 */
export function shareTexts(of: { url: string; product: string; headline: string }): ShareText[] {
  const { url, product, headline } = of;
  const host = url.replace(/^https?:\/\//, "");
  return [
    {
      id: "email",
      title: "Email",
      subject: `Have you looked at ${product}?`,
      text: `Hello,\n\nwe work with ${product} and think that it could help you. ${headline}\n\n${url}\n\nIf you sign up through this link, they know that we sent you. Shall we talk about it?\n`,
    },
    { id: "post", title: "Post", text: `${headline} We recommend ${product}: ${url}` },
    {
      id: "spoken",
      title: "To be read out",
      text: `This is brought to you with ${product}. ${headline} Go to ${host} (the link is in the notes), and they know that you come from us.`,
    },
  ];
}
