import type { MetaFunction } from "@remix-run/node";
import type { z } from "zod";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attachEvidence } from "~/domain/leads/commands/attach-evidence";
import { editLead } from "~/domain/leads/commands/edit-lead";
import { type EditedFields, editLeadForm, editLinkLeadForm } from "~/domain/leads/input";
import { getLeadEditForm } from "~/domain/leads/views/lead-form";
import { LeadForm } from "~/features/leads/lead-form";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Edit lead · Fairlead" }];

export const loader = pageLoader({ permission: "lead.submit" }, ({ ctx, params }) =>
  getLeadEditForm(ctx, params.leadId ?? ""),
);

type Edited = EditedFields & { revision: number; evidence?: File | undefined };

function edit<Schema extends z.ZodType<Edited>>(input: Schema) {
  return intent({
    permission: "lead.submit",
    input,
    run: async ({ ctx, input: edited, params }) => {
      const { revision, evidence, ...fields } = edited;
      const leadId = params.leadId ?? "";
      await editLead(ctx, { leadId, revision, fields });
      if (evidence) await attachEvidence(ctx, { leadId, file: evidence });
      return goTo(paths.portal.lead(leadId), { toast: "Saved." });
    },
  });
}

export const action = formAction({ edit: edit(editLeadForm), "edit-link": edit(editLinkLeadForm) });

export default function EditLead() {
  const { leadId, companyName, revision, asksAddress, values, program, countries, files } =
    useLoaderData<typeof loader>();
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
        submit={{ label: "Save changes", intent: asksAddress ? "edit" : "edit-link" }}
        draft={false}
        asksAddress={asksAddress}
      />
    </>
  );
}
