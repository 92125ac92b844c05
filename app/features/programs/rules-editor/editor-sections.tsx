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
import { QualificationFields } from "./qualification-fields";
import { RewardFields } from "./reward-fields";
import { ServiceFields } from "./service-fields";

export type EditorSection = {
  /** Also the place that the navigation leads to, and where a row that went away is looked for. */
  id: string;
  title: string;
  /** The parts of the rules that it edits, as their fields begin. */
  parts: readonly string[];
  Fields: ComponentType;
};

/** The editor from top to bottom. */
export const editorSections: readonly EditorSection[] = [
  { id: "qualification", title: "What qualifies", parts: ["qualification"], Fields: QualificationFields },
  { id: "eligibility", title: "Who can take part", parts: ["eligibility"], Fields: EligibilityFields },
  { id: "rewards", title: "Rewards", parts: ["rewards"], Fields: RewardFields },
  { id: "limits", title: "Limits", parts: ["limits"], Fields: LimitFields },
  { id: "money", title: "Approval and taking back", parts: ["approval", "clawback", "disputes"], Fields: MoneyFields },
  { id: "service", title: "Service levels", parts: ["serviceLevels"], Fields: ServiceFields },
  { id: "protection", title: "Protection", parts: ["protection"], Fields: ProtectionFields },
  { id: "attribution", title: "Attribution", parts: ["attribution"], Fields: AttributionFields },
  { id: "fraud", title: "Fraud and quality", parts: ["fraud"], Fields: FlagFields },
  { id: "checklists", title: "Checklists", parts: ["checklists"], Fields: ChecklistFields },
  { id: "terms", title: "Terms", parts: ["terms"], Fields: TermsFields },
];
