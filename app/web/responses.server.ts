function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

/** A table to save. */
export function csvResponse(fileName: string, csv: string): Response {
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": attachment(fileName),
    },
  });
}

/** A document to save. */
export function pdfResponse(fileName: string, pdf: Uint8Array<ArrayBuffer>): Response {
  return new Response(pdf, {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": attachment(fileName) },
  });
}

export type FileToSend = { name: string; contentType: string; size: number; stream: ReadableStream<Uint8Array> };

/** The one way a stored file leaves: to be saved, never to be shown in our own pages (SAFETY, rule 8). */
export function fileResponse(file: FileToSend): Response {
  return new Response(file.stream, {
    headers: {
      "Content-Type": file.contentType,
      "Content-Length": String(file.size),
      "Content-Disposition": attachment(file.name),
      "Content-Security-Policy": "default-src 'none'; sandbox",
    },
  });
}
