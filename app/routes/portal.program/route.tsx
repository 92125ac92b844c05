import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getProgramsForPartner } from "~/domain/programs/views/program-page";
import { acceptTerms } from "~/domain/programs/commands/accept-terms";
import { acceptTermsInput } from "~/domain/programs/input";
import { AcceptTerms } from "~/features/programs/accept-terms";
import { ProgramStanding } from "~/features/programs/program-standing";
import { RulesPanels } from "~/features/programs/rules-panels";
import { paths } from "~/paths";
import { BookOpen } from "lucide-react";
import { ButtonLink } from "~/ui/primitives/button-link";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Tag } from "~/ui/primitives/tag";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Program · Fairlead" }];

export const loader = pageLoader({ permission: "portal.enter" }, async ({ ctx }) => ({
  programs: await getProgramsForPartner(ctx),
  timeZone: ctx.actor.timeZone,
}));

export const action = formAction({
  accept: intent({
    permission: "terms.accept",
    input: acceptTermsInput,
    run: async ({ ctx, input }) => {
      await acceptTerms(ctx, input);
      return goTo(paths.portal.program(), { toast: "Accepted. Your team can submit leads." });
    },
  }),
});

const steps = <ButtonLink to={paths.portal.start()}>Steps and other programs</ButtonLink>;

const inWords = (version: number) => `Version ${version} of the rules, in the words that count.`;

export default function Program() {
  const { programs, timeZone } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  if (programs.length === 0) {
    return (
      <>
        <PageHeader title="Program" actions={steps} />
        <EmptyState icon={BookOpen} title="Not enrolled yet">
          As soon as your organisation is in a program, its rules stand here. You can apply to one.
        </EmptyState>
      </>
    );
  }
  const [only] = programs.length === 1 ? programs : [];
  return (
    <>
      <PageHeader
        title={only ? only.name : "Programs"}
        status={only?.status === "pilot" ? <Tag>Pilot</Tag> : undefined}
        description={only ? inWords(only.number) : undefined}
        actions={steps}
      />
      <div className="grid max-w-3xl gap-10">
        {programs.map((program) => (
          <section key={program.programId} aria-label={program.name} className="grid gap-5">
            {only ? null : (
              <div>
                <div className="flex flex-wrap items-center gap-3">
                  <h2 className="text-xl font-semibold">{program.name}</h2>
                  {program.status === "pilot" ? <Tag>Pilot</Tag> : null}
                </div>
                <p className="text-muted">{inWords(program.number)}</p>
              </div>
            )}
            <ProgramStanding status={program.status} reason={program.statusReason} suspended={program.suspended} />
            <AcceptTerms program={program} timeZone={timeZone} failure={failure} />
            <RulesPanels sentences={program.sentences} terms={program.terms} level={only ? 2 : 3} />
          </section>
        ))}
      </div>
    </>
  );
}
