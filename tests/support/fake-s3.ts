import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type FakeS3 = {
  endpoint: string;
  bucket: string;
  /** What is stored, by key. */
  objects: Map<string, { bytes: Buffer; contentType: string }>;
  /** The next so many requests are answered with 503 SlowDown. */
  slowDown(requests: number): void;
  close(): Promise<void>;
};

/** A local server with one bucket: PUT, GET, HEAD and DELETE of objects by path, SHA-256 checksums verified as S3 does. */
export async function startFakeS3({ bucket = "fairlead-test" } = {}): Promise<FakeS3> {
  const objects: FakeS3["objects"] = new Map();

  let toSlowDown = 0;

  const server = createServer(async (request, response) => {
    const bytes = await readBody(request);
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://fake").pathname);
    if (!path.startsWith(`/${bucket}/`)) return fail(response, 404, "NoSuchBucket");
    if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ")) return fail(response, 403, "AccessDenied");
    if (toSlowDown > 0) {
      toSlowDown -= 1;
      return fail(response, 503, "SlowDown");
    }
    const key = path.slice(bucket.length + 2);

    if (request.method === "PUT") {
      if (request.headers["content-encoding"] === "aws-chunked") return fail(response, 501, "NotImplemented");
      const sha256 = createHash("sha256").update(bytes).digest("base64");
      if (request.headers["x-amz-checksum-sha256"] !== sha256) return fail(response, 400, "BadDigest");
      objects.set(key, { bytes, contentType: request.headers["content-type"] ?? "" });
      return response.writeHead(200).end();
    }
    if (request.method === "DELETE") {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    const found = objects.get(key);
    if (!found) return fail(response, 404, "NoSuchKey");
    response.writeHead(200, { "content-length": found.bytes.length, "content-type": found.contentType });
    response.end(request.method === "HEAD" ? undefined : found.bytes);
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket,
    objects,
    slowDown: (requests) => {
      toSlowDown = requests;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function fail(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>fake</Message></Error>`;
  response.writeHead(status, { "content-type": "application/xml" }).end(body);
}
