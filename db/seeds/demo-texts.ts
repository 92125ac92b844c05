/** Sentences of the demo; {company} is filled with the lead's company. */
export const useCases = [
  "Their service desk works from three shared inboxes. They want one queue with clear owners, so that nothing waits unseen over a weekend.",
  "{company} answers warranty claims by mail and spreadsheet. They look for a workspace with approvals and a record of every step.",
  "They merge two support organisations this year and need one place for customers, contracts and open cases before the systems are switched off.",
  "Field technicians report by phone. They want a mobile form, a schedule and automatic updates for the customer.",
  "Customer onboarding takes nine weeks. They want templates with due dates, and a view for the customer of what is missing.",
  "Their current tool is priced per inbox and has become too dear. They need the same rules, reporting and an import of four years of history.",
  "They must show regulators who answered what and when. Audit trail and retention rules are the reason for the project.",
  "{company} wants to give its dealers a portal to follow their own cases instead of calling the hotline.",
  "The contact centre measures only call length. They want first-contact resolution and satisfaction in one report.",
  "They run service in four languages with one team and need translation, routing by language and shared answers.",
  "A renewal team of twelve works from exports. They want health scores, tasks and reminders ninety days before a contract ends.",
  "Their partners escalate by mail to whoever they know. They want one entry with priorities and a promise they can keep.",
];

export const currentTools = [
  "Shared inboxes and spreadsheets",
  "Zendesk",
  "Salesforce Service Cloud",
  "Freshdesk",
  "ServiceNow",
  "An in-house tool",
  "",
];

export const questions = [
  "How many people would work in the tool from the first day, and in how many teams?",
  "Who decides about the budget, and have you spoken with them?",
  "Is the project tied to the end of their current contract? If so, when does it end?",
  "Have they seen a demo of another product already?",
];

export const answers = [
  "Around sixty in the first quarter, in three teams; the rest follows after summer.",
  "The VP of customer operations decides. We have presented to her twice.",
  "Yes, the contract ends in five months and they have given notice.",
  "They saw one and did not like how approvals work. That is why they asked us.",
];

export const rejections = [
  {
    reason: "outside_criteria",
    text: "Thank you for the lead. The company is below the size at which our program can serve it well.",
  },
  {
    reason: "existing_customer",
    text: "The company signed with us before your submission, so it cannot be a new lead.",
  },
  { reason: "no_need", text: "After looking at the use case we believe that our product does not solve it today." },
  {
    reason: "incomplete",
    text: "We could not find out who at the company is interested. Please send it again with a contact.",
  },
] as const;

export const duplicateText =
  "An earlier claim on this company is still open, and it keeps the company until it is decided.";

export const firstNames =
  "Aaron Amelia Andre Beatriz Caleb Carmen Daniel Denise Elena Ethan Farah Felix Gloria Gregory Helen Hugo Irene Isaac Jasmin Joel Karen Kevin Laura Liam Maria Marcus Nina Noah Olivia Oscar Paula Peter Rachel Rohan Sara Simon Teresa Thomas Vera Walter".split(
    " ",
  );

export const lastNames =
  "Abbott Alvarez Bauer Bennett Chandra Coleman Costa Dawson Diaz Ellis Eriksen Fraser Garcia Grant Haddad Hansen Ibarra Jensen Kaya Keller Larsen Lopez Mason Meyer Nakamura Novak Oduya Park Quinn Rossi Santos Schmidt Silva Singh Tanaka Turner Varga Walsh Young Zhang".split(
    " ",
  );

export const titles = [
  "VP Customer Operations",
  "Director of Service",
  "Head of Customer Support",
  "COO",
  "IT Director",
  "Service Transformation Lead",
  "Head of Customer Success",
];

export const contactNotes = [
  "Call with the sponsor; demo agreed for next week",
  "Mail answered, they asked for pricing",
  "Short call, workshop with two teams planned",
  "Met at their office with the partner",
];
