/** What a PDF shows from its top to its end. */
export type PdfBlock =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string; muted?: boolean }
  | {
      kind: "table";
      columns: readonly { header: string /** Share of the width. */; share: number; end?: boolean }[];
      /** A cell may have several lines; the first is the main one. */
      rows: readonly (readonly (readonly string[])[])[];
      /** Set apart at the end. */
      total?: readonly string[];
    };

export type PdfDocument = {
  title: string;
  /** Under the title, such as whom it is for. */
  subtitle: string;
  /** At the foot of every page. */
  footer: string;
  createdAt: Date;
  blocks: readonly PdfBlock[];
};

/** Sets a document as PDF on A4; its text can be selected and searched. */
export type WritePdf = (document: PdfDocument) => Promise<Uint8Array<ArrayBuffer>>;
