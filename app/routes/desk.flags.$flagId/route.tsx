import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideFlag } from "~/domain/fraud/commands/decide-flag";
import { endExemption, exemptFromFlag } from "~/domain/fraud/commands/exempt-partner";
import { decideFlagInput, endExemptionInput, exemptInput } from "~/domain/fraud/input";
import { getDeskFlag } from "~/domain/fraud/views/flags";
import { fraudRuleLabels } from "~/domain/fraud/rule-words";
import { DeskFlagPage } from "~/features/fraud/desk-flag-page";
import { paths } from "~/paths";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? fraudRuleLabels[data.rule] : "Flag"} · Fairlead` },
];

export const loader = pageLoader({ permission: "fraud.handle" }, ({ ctx, params }) =>
  getDeskFlag(ctx, params.flagId ?? ""),
);

const onFlag = onRecord("flagId", paths.desk.flag);

export const action = formAction({
  decide: onFlag("fraud.handle", decideFlagInput, decideFlag, "Decided. What it held follows."),
  exempt: onFlag("fraud.handle", exemptInput, exemptFromFlag, "Exempt until that day."),
  unexempt: onFlag("fraud.handle", endExemptionInput, endExemption, "The rule looks at this partner again."),
});

export default function FlagDetail() {
  return <DeskFlagPage flag={useLoaderData<typeof loader>()} failure={useActionData<typeof action>()} />;
}
