import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attachEvidence } from "~/domain/leads/commands/attach-evidence";
import { editLead } from "~/domain/leads/commands/edit-lead";
import { editLeadForm } from "~/domain/leads/input";
import { getLeadEditForm } from "~/domain/leads/views/lead-form";
import { LeadForm } from "~/features/leads/lead-form";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Edit lead · Fairlead" }];

export const loader = pageLoader({ permission: "lead.submit" }, ({ ctx, params }) =>
  getLeadEditForm(ctx, params.leadId ?? ""),
);

export const action = formAction({
  edit: intent({
    permission: "lead.submit",
    input: editLeadForm,
    run: async ({ ctx, input, params }) => {
      const { revision, evidence, ...fields } = input;
      const leadId = params.leadId ?? "";
      await editLead(ctx, { leadId, revision, fields });
      if (evidence) await attachEvidence(ctx, { leadId, file: evidence });
      return goTo(paths.portal.lead(leadId), { toast: "Saved." });
    },
  }),
});

export default function EditLead() {
  const { leadId, companyName, revision, values, program, countries, files } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={`Edit ${companyName}`}
        description="The company itself stays; everything else may change until the decision."
        breadcrumbs={[
          { label: "Leads", to: paths.portal.leads() },
          { label: companyName, to: paths.portal.lead(leadId) },
        ]}
      />
      <LeadForm
        hidden={{ revision: String(revision) }}
        values={values}
        programs={[program]}
        programId={program.id}
        countries={countries}
        files={files}
        failure={failure}
        submit={{ label: "Save changes", intent: "edit" }}
        draft={false}
      />
    </>
  );
}
