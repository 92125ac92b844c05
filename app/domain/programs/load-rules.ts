import { findVersion } from "db/queries/programs";
import type { Db } from "db/tx";
import { assert } from "~/kernel/assert";
import { type ProgramRules, programRules } from "./program-rules";

export type Version = { id: string; programId: string; number: number; rules: ProgramRules };

/** Published versions never change, so each is read and checked once per process. */
const published = new Map<string, Version>();

/** A program version with its rules, ready to use. */
export async function loadVersion(db: Db, versionId: string): Promise<Version> {
  const known = published.get(versionId);
  if (known) return known;
  const row = await findVersion(db, versionId);
  assert(row, "a pinned program version exists");
  const version = { id: row.id, programId: row.programId, number: row.number, rules: programRules.parse(row.rules) };
  if (row.publishedAt) published.set(versionId, version);
  return version;
}
