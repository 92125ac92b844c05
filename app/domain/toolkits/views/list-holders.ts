import { listHoldersOfOldVersions } from "db/queries/toolkit-readers";
import type { Db } from "db/tx";

export type Holder = { userId: string; name: string; email: string; timeZone: string; partnerId: string };

/**
 * The partner users whose copies of an asset are all superseded or recalled: they hold something that is not valid any
 * more. Somebody who has taken the published version is not among them, nor, while a version is published, somebody
 * whose organisation it is not meant for (they could not open the page that they are sent to).
 */
export function listHolders(db: Db, assetId: string): Promise<Holder[]> {
  return listHoldersOfOldVersions(db, assetId);
}
