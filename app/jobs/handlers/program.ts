import { getProgramNews } from "~/domain/messages/views/program-news";
import { partnerWords, type Words } from "~/domain/messages/words";
import { assert } from "~/kernel/assert";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, tellPeople } from "../tell-people";

const href = paths.portal.program();

/** A version came into force: the admins of every partner in the program hear that they have to accept its terms. */
export async function tellNewTerms(services: JobServices, entryId: string): Promise<void> {
  const { people, program } = await getProgramNews(systemCtx(services), entryId);
  const { name, number, publishedAt } = program;
  assert(number !== null && publishedAt, "the entry names a published version");
  const programUrl = addressOf(services, href);
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({
      to,
      words: partnerWords.newTerms(name, number),
      href,
      letter: {
        template: "terms-changed" as const,
        props: {
          programName: name,
          number,
          programUrl,
          publishedAt: publishedAt.toISOString(),
          timeZone: to.timeZone,
        },
      },
    })),
  );
}

const statusWords: Record<string, (program: string) => Words> = {
  pilot: partnerWords.programPiloting,
  live: partnerWords.programLive,
  paused: partnerWords.programPaused,
  ended: partnerWords.programEnded,
};

/** A program opened, paused or ended: the admins of its partners hear it in the app. */
export async function tellProgramStatus(services: JobServices, entryId: string): Promise<void> {
  const { entry, people, program } = await getProgramNews(systemCtx(services), entryId);
  const words = statusWords[String(entry.payload.to)];
  assert(words, "the entry says where the program stands now");
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({ to, words: words(program.name), href })),
  );
}

/** The vendor took a partner in: its admins are asked to read the rules and to accept the terms. */
export async function tellEnrolled(services: JobServices, entryId: string): Promise<void> {
  const { people, program } = await getProgramNews(systemCtx(services), entryId);
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({ to, words: partnerWords.enrolled(program.name), href })),
  );
}
