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

/** What a link's standing is called, and why it is so: for its partner, and for the vendor. */
export const linkStandings = {
  active: { label: "Active", tone: "good", why: "", whyForVendor: "" },
  paused: {
    label: "Paused",
    tone: "attention",
    why: "Your organisation paused it. It leads nowhere until it is started again.",
    whyForVendor: "The partner paused it.",
  },
  stopped: {
    label: "Stopped after a review",
    tone: "bad",
    why: "A review found that clicks on it were not readers'. Start it again when what made them is gone.",
    whyForVendor: "A confirmed flag stopped it: clicks on it were not readers'. The partner can start it again.",
  },
  program_paused: {
    label: "Program paused",
    tone: "attention",
    why: "Its program takes no leads at present. It goes on when the program does.",
    whyForVendor: "Its program takes no leads at present.",
  },
  suspended: {
    label: "Suspended",
    tone: "attention",
    why: "Your organisation is suspended in its program. It goes on when you are reinstated.",
    whyForVendor: "The partner is suspended in its program.",
  },
  ended: {
    label: "Ended",
    tone: "neutral",
    why: "Its program is over.",
    whyForVendor: "Its program is over.",
  },
  left: {
    label: "Ended",
    tone: "neutral",
    why: "Your organisation is no longer in its program.",
    whyForVendor: "The partner is no longer in its program.",
  },
  nowhere: {
    label: "Leads nowhere",
    tone: "bad",
    why: "Its destination is not on a host that the program allows. Change it, or ask your partner manager.",
    whyForVendor: "Its destination is not on a host that the program allows.",
  },
} as const;
export type LinkStandingName = keyof typeof linkStandings;

/** What is kept of a link itself: whoever may change it paused it, or a review stopped it. */
export const linkStatuses = ["active", "paused", "stopped"] as const satisfies readonly LinkStandingName[];
export type LinkStatus = (typeof linkStatuses)[number];

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
