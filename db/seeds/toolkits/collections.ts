/** One version of a demo asset: the text file in this folder that it is made from, and how long ago it was published. */
export type DemoVersion = { source: string; daysAgo: number; changeNote?: string };

export type DemoAsset = {
  kind: "one_pager" | "email_template" | "answers" | "case_study" | "integration_guide" | "deck";
  title: string;
  description: string;
  keywords: string;
  /** Name of the file that partners save; a .pdf is set from the source, anything else is the source itself. */
  fileName: string;
  audience?: ("agency" | "integrator" | "consultancy" | "customer" | "community")[];
  versions: DemoVersion[];
  /** The last version stays a draft. */
  draft?: true;
};

export type DemoCollection = { title: string; description: string; assets: DemoAsset[] };

/** What Northlight, the demo's vendor, gives to its partners. */
export const demoCollections: DemoCollection[] = [
  {
    title: "Start here",
    description: "What Northlight is, whom it helps, and how to open the conversation.",
    assets: [
      {
        kind: "one_pager",
        title: "Northlight at a glance",
        description:
          "The one page to send before a first call: what changes for a service team, the plans, how to start.",
        keywords: "overview, flyer, summary, plans, pricing, introduction",
        fileName: "Northlight at a glance.pdf",
        versions: [
          { source: "northlight-at-a-glance-1.md", daysAgo: 240 },
          {
            source: "northlight-at-a-glance-2.md",
            daysAgo: 35,
            changeNote: "New plan limits, a table of before and after, and the 90-day protection.",
          },
        ],
      },
      {
        kind: "answers",
        title: "Questions that partners ask us",
        description:
          "Short answers on product, fit, rewards and security, in words that you may use with your clients.",
        keywords: "faq, help, commission, reward, fit, questions",
        fileName: "Questions that partners ask us.md",
        versions: [{ source: "partner-answers.md", daysAgo: 90 }],
      },
      {
        kind: "email_template",
        title: "Introduction to a client",
        description:
          "For a client whom you know and who has a reason to listen. Asks for one thing: permission to introduce.",
        keywords: "mail, intro, outreach, first contact",
        fileName: "Introduction to a client.txt",
        versions: [{ source: "introduction.txt", daysAgo: 120 }],
      },
    ],
  },
  {
    title: "Sell",
    description: "For the meetings between a first yes and a signature.",
    assets: [
      {
        kind: "deck",
        title: "Overview deck",
        description:
          "Ten slides for a first meeting of thirty minutes. The third slide is a calculation: use your client's numbers.",
        keywords: "slides, presentation, pitch, meeting",
        fileName: "Northlight overview deck.pdf",
        versions: [{ source: "overview-deck.md", daysAgo: 60 }],
      },
      {
        kind: "case_study",
        title: "How Alder Freight Lines answers in four hours",
        description:
          "Logistics, 2,100 employees: from eleven hours to a first answer to less than four, with the same people.",
        keywords: "reference, story, logistics, transport, proof, results",
        fileName: "Case study - Alder Freight Lines.pdf",
        versions: [{ source: "case-study-alder.md", daysAgo: 75 }],
      },
      {
        kind: "case_study",
        title: "Brightwater Utilities: one date for the customer",
        description: "Five teams, one date. Waits for the customer's release.",
        keywords: "reference, story, utility, public sector",
        fileName: "Case study - Brightwater Utilities.pdf",
        versions: [{ source: "case-study-brightwater.md", daysAgo: 4 }],
        draft: true,
      },
      {
        kind: "email_template",
        title: "Follow-up after the first meeting",
        description: "Repeats what you heard in three points and proposes the working session.",
        keywords: "mail, next step, recap",
        fileName: "Follow-up after the first meeting.txt",
        versions: [{ source: "follow-up.txt", daysAgo: 120 }],
      },
      {
        kind: "answers",
        title: "Security and data: answers for IT",
        description:
          "For the second meeting, when IT joins: where data lives, who can read it, what they have to set up.",
        keywords: "security, privacy, gdpr, soc, sso, hosting, compliance",
        fileName: "Security and data - answers for IT.md",
        versions: [{ source: "security-answers.md", daysAgo: 50 }],
      },
    ],
  },
  {
    title: "Integrate",
    description: "For projects: connect, roll out, hand over.",
    assets: [
      {
        kind: "integration_guide",
        title: "CRM sync: integration guide",
        description:
          "From an empty connection to a checked first run in about two hours, with the field map and the usual errors.",
        keywords: "api, crm, connector, fields, mapping, technical, set-up",
        fileName: "CRM sync - integration guide.pdf",
        audience: ["agency", "integrator"],
        versions: [
          { source: "crm-sync-guide-1.md", daysAgo: 300 },
          {
            source: "crm-sync-guide-2.md",
            daysAgo: 20,
            changeNote: "Two-way sync every ten minutes, the dry run, and four checks before the hand-over.",
          },
        ],
      },
      {
        kind: "integration_guide",
        title: "The first four weeks",
        description: "A rollout plan for a team of 20 to 100 people, day by day, with the signs that it goes wrong.",
        keywords: "rollout, onboarding, project plan, implementation, adoption",
        fileName: "The first four weeks.pdf",
        versions: [{ source: "rollout-guide.md", daysAgo: 110 }],
      },
      {
        kind: "email_template",
        title: "Getting ready for the kick-off",
        description:
          "Goes out a week before the start: the three things that make the first session about work and not log-ins.",
        keywords: "mail, project start, preparation",
        fileName: "Getting ready for the kick-off.txt",
        versions: [{ source: "kick-off.txt", daysAgo: 110 }],
      },
    ],
  },
];
