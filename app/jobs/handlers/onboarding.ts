import { sendMessages } from "~/domain/messages/commands/send-messages";
import { getApplicationNews, getEnrolmentNews } from "~/domain/messages/views/onboarding-news";
import { partnerWords, vendorWords, type Words } from "~/domain/messages/words";
import { type EnrolmentMove, enrolmentMoveOf } from "~/domain/onboarding/lifecycle";
import { getEntry } from "~/domain/journal/views/get-entry";
import { assert } from "~/kernel/assert";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, type Letter, type News, tellPeople, writeMail } from "../tell-people";

type ApplicationNews = Awaited<ReturnType<typeof getApplicationNews>>;

const openNews = (services: JobServices, entryId: string) => getApplicationNews(systemCtx(services), entryId);

/** What every mail about an application says; its page is the portal's for whoever has an account. */
function aboutOf(services: JobServices, { application, account, sealed }: ApplicationNews) {
  const { legalName: organisationName, programName } = application;
  const page = account ? paths.portal.start() : paths.application(sealed);
  return { organisationName, programName, pageUrl: addressOf(services, page) };
}

/** Tells the applicant: in the app and by mail with an account, by mail without. */
async function tellApplicant(
  services: JobServices,
  entryId: string,
  { application, account }: ApplicationNews,
  words: Words,
  letter: Letter,
): Promise<void> {
  if (account) {
    return tellPeople(services, entryId, [{ to: account, words, href: paths.portal.start(), letter }]);
  }
  const to = { userId: null, email: application.email, name: application.contactName };
  const mail = await writeMail(services, entryId, to, letter);
  await sendMessages(systemCtx(services), { mails: [mail], notifications: [] });
}

/** An employee nominated a company: it is invited to apply. */
export async function mailNomination(services: JobServices, entryId: string): Promise<void> {
  const news = await openNews(services, entryId);
  const { organisationName, programName } = aboutOf(services, news);
  const applyUrl = addressOf(services, paths.apply(news.application.programSlug, { nomination: news.sealed }));
  await tellApplicant(services, entryId, news, partnerWords.applicationReceived(programName), {
    template: "application-nomination",
    props: { organisationName, programName, applyUrl },
  });
}

/** Somebody applied: they hear that it arrived and when it is answered, the partner managers that it waits. */
export async function tellApplied(services: JobServices, entryId: string): Promise<void> {
  const news = await openNews(services, entryId);
  const { application, account, managers } = news;
  const about = aboutOf(services, news);
  assert(application.dueAt, "an application that came in has a deadline");
  const href = paths.desk.application(application.id);
  const words = vendorWords.applied(application.legalName, application.programName);
  await tellPeople(
    services,
    entryId,
    managers.map((to): News => ({ to, words, href })),
  );
  await tellApplicant(services, entryId, news, partnerWords.applicationReceived(about.programName), {
    template: "application-received",
    props: { ...about, decideBy: application.dueAt.toISOString(), timeZone: account?.timeZone ?? "UTC" },
  });
}

/** The reviewer asks: the applicant answers behind the link. */
export async function mailQuestion(services: JobServices, entryId: string): Promise<void> {
  const news = await openNews(services, entryId);
  const about = aboutOf(services, news);
  // Also for whoever has an account: the answer belongs to the application, and its page takes it from anybody.
  const pageUrl = addressOf(services, paths.application(news.sealed));
  await tellApplicant(services, entryId, news, partnerWords.applicationQuestion(about.programName), {
    template: "application-question",
    props: { ...about, pageUrl, question: news.application.question },
  });
}

/** The applicant answered: the partner managers decide. */
export async function tellApplicantAnswered(services: JobServices, entryId: string): Promise<void> {
  const { application, managers } = await openNews(services, entryId);
  const words = vendorWords.applicantAnswered(application.legalName);
  const href = paths.desk.application(application.id);
  await tellPeople(
    services,
    entryId,
    managers.map((to) => ({ to, words, href })),
  );
}

/** Not taken in: the applicant reads why. */
export async function mailDeclined(services: JobServices, entryId: string): Promise<void> {
  const news = await openNews(services, entryId);
  const { organisationName, programName } = aboutOf(services, news);
  const { reason, partnerText, decidedAt } = news.application;
  assert(decidedAt, "a declined application is decided");
  await tellApplicant(services, entryId, news, partnerWords.applicationDeclined(programName), {
    template: "application-declined",
    props: {
      organisationName,
      programName,
      programsUrl: addressOf(services, paths.programs()),
      reason,
      explanation: partnerText,
      decidedAt: decidedAt.toISOString(),
      timeZone: news.account?.timeZone ?? "UTC",
    },
  });
}

const changes = {
  "enrolment.suspended": { outcome: "suspended", move: "suspend", words: partnerWords.enrolmentSuspended },
  "enrolment.reinstated": { outcome: "reinstated", move: "reinstate", words: partnerWords.enrolmentReinstated },
  "enrolment.ended": { outcome: "ended", move: "end", words: partnerWords.enrolmentEnded },
} as const satisfies Record<string, { outcome: string; move: EnrolmentMove; words: (program: string) => Words }>;

/** An enrolment was suspended, reinstated, ended or got another tier: the partner's admins hear what follows. */
export async function tellEnrolmentChanged(services: JobServices, entryId: string): Promise<void> {
  const { kind, people, programName, reason, tier } = await getEnrolmentNews(systemCtx(services), entryId);
  const href = paths.portal.program();
  if (!(kind in changes)) {
    const words = tier ? partnerWords.tierGiven(programName, tier) : partnerWords.tierTaken(programName);
    return tellPeople(
      services,
      entryId,
      people.map((to) => ({ to, words, href })),
    );
  }
  const { outcome, move, words } = changes[kind as keyof typeof changes];
  const { submissions, money } = enrolmentMoveOf(move);
  const { occurredAt } = await getEntry(services.database.db, entryId);
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({
      to,
      words: words(programName),
      href,
      letter: {
        template: "enrolment-changed" as const,
        props: {
          programName,
          outcome,
          explanation: reason,
          submissions,
          money,
          programUrl: addressOf(services, href),
          changedAt: occurredAt.toISOString(),
          timeZone: to.timeZone,
        },
      },
    })),
  );
}
