import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { assetKindLabels } from "~/domain/toolkits/fields";
import type { AssetKind } from "~/domain/toolkits/types";
import { Tag } from "~/ui/primitives/tag";
import { AssetIcon } from "./asset-icon";

type Props = {
  asset: { kind: AssetKind; title: string; description?: string };
  to: string;
  /** Beside the title. */
  mark?: ReactNode;
  /** At the end of the row; stays usable although the whole row is a link. */
  actions?: ReactNode;
  /** What to know about it, after its kind. */
  children: ReactNode;
};

/** An asset in a collection's `<ul>`; the whole row leads to it. */
export function AssetRow({ asset: { kind, title, description }, to, mark, actions, children }: Props) {
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 hover:bg-sunken/60">
      <div className="flex min-w-0 flex-1 gap-3">
        <AssetIcon kind={kind} />
        <div className="min-w-0 flex-1">
          <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
            <Link to={to} prefetch="intent" className="underline-offset-3 after:absolute after:inset-0 hover:underline">
              {title}
            </Link>
            {mark}
          </h3>
          {description ? <p className="mt-0.5 line-clamp-2 max-w-3xl text-muted">{description}</p> : null}
          <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            <Tag>{assetKindLabels[kind]}</Tag>
            {children}
          </p>
        </div>
      </div>
      {actions ? <div className="relative">{actions}</div> : null}
    </li>
  );
}
