import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { attachEvidence } from "~/domain/leads/commands/attach-evidence";
import { discardDraft, saveDraft } from "~/domain/leads/commands/save-draft";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { draftForm, newLeadForm } from "~/domain/leads/input";
import { checkCompany } from "~/domain/leads/views/check-company";
import { getLeadForm } from "~/domain/leads/views/lead-form";
import { LeadForm } from "~/features/leads/lead-form";
import { DraftBar } from "~/features/leads/draft-bar";
import { paths } from "~/paths";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Submit a lead · Fairlead" }];

const query = z.strictObject({ draft: z.string().max(60).optional(), program: z.string().max(60).optional() });

export const loader = pageLoader({ permission: "lead.submit", query }, async ({ ctx, query: { draft, program } }) => {
  const form = await getLeadForm(ctx, draft, program);
  if (!form.open) return { form, isDraft: Boolean(draft), checked: undefined };
  const { website, productLine = "" } = form.values;
  const checked = website ? await checkCompany(ctx, website, { productLine, programId: form.programId }) : undefined;
  return { form, isDraft: Boolean(draft), checked };
});

const waits = "Submitted. Another claim on the company came first: your lead waits, with its time kept.";

export const action = formAction({
  submit: intent({
    permission: "lead.submit",
    input: newLeadForm,
    run: async ({ ctx, input }) => {
      const { leadId, programId, evidence, ...fields } = input;
      const { reserved } = await submitLead(ctx, { leadId, programId, source: "portal", fields, evidence });
      return goTo(paths.portal.lead(leadId), {
        toast: reserved ? "Submitted. The company is reserved for you." : waits,
      });
    },
  }),
  save: intent({
    permission: "lead.submit",
    input: draftForm,
    run: async ({ ctx, input }) => {
      const { leadId: draftId, programId, evidence, ...values } = input;
      await saveDraft(ctx, { draftId, programId, values });
      if (evidence) await attachEvidence(ctx, { leadId: draftId, file: evidence });
      return goTo(paths.portal.newLead(draftId), { toast: "Draft saved." });
    },
  }),
  // Without JavaScript the preview is a page of its own: the draft as it stands.
  check: intent({
    permission: "lead.submit",
    input: draftForm,
    run: async ({ ctx, input }) => {
      const { leadId: draftId, programId, evidence: _evidence, ...values } = input;
      await saveDraft(ctx, { draftId, programId, values });
      return goTo(paths.portal.newLead(draftId));
    },
  }),
  discard: intent({
    permission: "lead.submit",
    input: z.strictObject({ draftId: z.string().max(60) }),
    run: async ({ ctx, input }) => {
      await discardDraft(ctx, input);
      return goTo(paths.portal.leads(), { toast: "Draft thrown away." });
    },
  }),
});

export default function NewLead() {
  const { form, isDraft, checked } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const breadcrumbs = [{ label: "Leads", to: paths.portal.leads() }];
  if (!form.open) {
    return (
      <>
        <PageHeader title="Submit a lead" breadcrumbs={breadcrumbs} />
        <Callout tone="attention" title="Nothing can be submitted yet">
          {form.why}
        </Callout>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Submit a lead"
        description="Two minutes. Drafts are kept; the decision comes with its reason."
        breadcrumbs={breadcrumbs}
        actions={isDraft ? <DraftBar draftId={form.leadId} /> : undefined}
      />
      <LeadForm
        key={form.leadId}
        hidden={{ leadId: form.leadId }}
        values={form.values}
        programs={form.programs}
        programId={form.programId}
        countries={form.countries}
        files={form.files}
        failure={failure}
        checked={checked}
        submit={{ label: "Submit lead", intent: "submit" }}
        draft
      />
    </>
  );
}
