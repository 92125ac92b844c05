import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  approveCommission,
  fulfilCommission,
  reclaimCommission,
  rejectCommission,
  revokeApproval,
} from "~/domain/commissions/commands/decide-commission";
import {
  approveCommissionInput,
  provenCommissionInput,
  rejectCommissionInput,
  revokeApprovalInput,
} from "~/domain/commissions/input";
import { getDeskCommission } from "~/domain/commissions/views/desk-commission";
import { rewardKindNames } from "~/domain/programs/reward-words";
import { DeskCommissionPage } from "~/features/commissions/desk-commission-page";
import { formatMoney } from "~/kernel/money";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { onRecord } from "~/web/on-record.server";
import { formAction, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Commission · Fairlead" }];

export const loader = pageLoader({ permission: "commission.read" }, ({ ctx, params }) =>
  getDeskCommission(ctx, params.commissionId ?? ""),
);

const onCommission = onRecord("commissionId", paths.desk.commission);

export const action = formAction({
  approve: onCommission(
    "commission.approve",
    approveCommissionInput,
    approveCommission,
    "Approved. The partner is told.",
  ),
  revoke: onCommission(
    "commission.approve",
    revokeApprovalInput,
    revokeApproval,
    "The approval is taken back. It awaits approval again.",
  ),
  reject: onCommission(
    "commission.approve",
    rejectCommissionInput,
    rejectCommission,
    "Rejected. The partner is told why.",
  ),
  fulfil: onCommission(
    "commission.pay",
    provenCommissionInput,
    fulfilCommission,
    "Marked as given. The partner is told.",
  ),
  reclaim: onCommission("commission.pay", provenCommissionInput, reclaimCommission, "Marked as taken back."),
});

export default function Commission() {
  const commission = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={`${formatMoney(commission)} for ${commission.companyName}`}
        status={
          <>
            {commission.kind === "cash" ? null : <Tag>{rewardKindNames[commission.kind]}</Tag>}
            {commission.pilot ? <Tag>pilot</Tag> : null}
          </>
        }
        description={`To ${commission.partnerName}`}
        breadcrumbs={[{ label: "Commissions", to: paths.desk.commissions() }]}
      />
      <DeskCommissionPage commission={commission} failure={failure} />
    </>
  );
}
