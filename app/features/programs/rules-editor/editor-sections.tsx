import type { ComponentType } from "react";
import {
  AttributionFields,
  ChecklistFields,
  EligibilityFields,
  FlagFields,
  LimitFields,
  MoneyFields,
  ProtectionFields,
  TermsFields,
} from "./other-fields";
import { type RuleSectionId, ruleSections } from "../rule-sections";
import { QualificationFields } from "./qualification-fields";
import { RewardFields } from "./reward-fields";
import { ServiceFields } from "./service-fields";

const fields: Record<RuleSectionId, ComponentType> = {
  qualification: QualificationFields,
  eligibility: EligibilityFields,
  rewards: RewardFields,
  limits: LimitFields,
  money: MoneyFields,
  service: ServiceFields,
  protection: ProtectionFields,
  attribution: AttributionFields,
  fraud: FlagFields,
  checklists: ChecklistFields,
  terms: TermsFields,
};

/** The editor from top to bottom; a section's id is also the place that the navigation leads to. */
export const editorSections = ruleSections.map((section) => ({ ...section, Fields: fields[section.id] }));

export type EditorSection = (typeof editorSections)[number];
