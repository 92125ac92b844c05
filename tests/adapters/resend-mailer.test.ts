import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOutboxOnlyMailer, type Mail } from "~/adapters/mailer";
import { createResendMailer } from "~/adapters/resend-mailer";
import { type FakeResend, startFakeResend } from "../support/fake-resend";

const apiKey = "re_test_key";
const from = "Northwind Partners <partners@northwind.example>";
const mail: Mail = {
  to: "ana@brightside.example",
  subject: "Accepted: Harbor Analytics",
  html: "<p>Accepted</p>",
  text: "Accepted",
  idempotencyKey: "jrn_01/lead-accepted/user_01",
  tags: { template: "lead-accepted", "odd name": "é" },
};

describe("the Resend mailer against the real SDK", () => {
  let resend: FakeResend;
  const mailer = (timeoutMs?: number) => createResendMailer({ apiKey, from, baseUrl: resend.baseUrl, timeoutMs });

  beforeEach(async () => {
    resend = await startFakeResend({ apiKey });
  });
  afterEach(() => resend.close());

  it("delivers once, with the idempotency key as a request header and not as a mail header", async () => {
    expect(await mailer().send(mail)).toEqual({ outcome: "sent", providerId: "mail-1" });
    expect(resend.accepted).toMatchObject([{ to: mail.to, subject: mail.subject, html: mail.html, text: mail.text }]);
    expect(resend.requests[0]?.idempotencyKey).toBe(mail.idempotencyKey);
    expect(resend.requests[0]?.body).toMatchObject({ from });
    expect(resend.requests[0]?.body).not.toHaveProperty("headers");
    expect(resend.requests[0]?.body.tags).toEqual([
      { name: "template", value: "lead-accepted" },
      { name: "odd_name", value: "_" },
    ]);
  });

  it("gives the first id again for a repeated key", async () => {
    await mailer().send(mail);
    expect(await mailer().send(mail)).toEqual({ outcome: "sent", providerId: "mail-1" });
    expect(resend.accepted).toHaveLength(1);
  });

  it("refuses when the key was used for another content: the first one was delivered", async () => {
    await mailer().send(mail);
    const outcome = await mailer().send({ ...mail, subject: "Something else" });
    expect(outcome).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("invalid_idempotent_request"),
    });
    expect(resend.accepted).toHaveLength(1);
  });

  it.each([
    ["rate-limit", { outcome: "retry", afterSeconds: 7 }],
    ["server-error", { outcome: "retry" }],
    ["concurrent", { outcome: "retry", afterSeconds: 1 }],
    ["invalid", { outcome: "refused", reason: "validation_error: fake validation_error" }],
  ] as const)("%s: nothing is delivered, and the outcome says what to do", async (failure, expected) => {
    resend.failNext(failure);
    expect(await mailer().send(mail)).toMatchObject(expected);
    expect(resend.accepted).toHaveLength(0);
  });

  it("is delivered by the second attempt after a server error", async () => {
    resend.failNext("server-error");
    await mailer().send(mail);
    expect(await mailer().send(mail)).toEqual({ outcome: "sent", providerId: "mail-1" });
  });

  it("is delivered once when the connection dropped after the provider had accepted it", async () => {
    resend.failNext("drop");
    expect(await mailer().send(mail)).toMatchObject({ outcome: "retry" });
    expect(resend.accepted).toHaveLength(1);
    expect(await mailer().send(mail)).toEqual({ outcome: "sent", providerId: "mail-1" });
    expect(resend.accepted).toHaveLength(1);
  });

  it("gives up waiting for a server that hangs", async () => {
    resend.failNext("hang");
    expect(await mailer(150).send(mail)).toEqual({ outcome: "retry", reason: "No answer within 0.15 s" });
  });

  it("waits when the API key is wrong, and never tells the key", async () => {
    const wrong = createResendMailer({ apiKey: "re_wrong_secret", from, baseUrl: resend.baseUrl });
    const outcome = await wrong.send(mail);
    expect(outcome).toMatchObject({ outcome: "retry", afterSeconds: 300 });
    expect(JSON.stringify(outcome)).not.toContain("re_wrong_secret");
  });

  it.each(["", "nobody", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "<a@b.example>"])(
    "refuses %j as a recipient without asking the provider",
    async (to) => {
      expect(await mailer().send({ ...mail, to })).toMatchObject({ outcome: "refused" });
      expect(resend.requests).toHaveLength(0);
    },
  );

  it("refuses a key that cannot be a header", async () => {
    expect(await mailer().send({ ...mail, idempotencyKey: "a\nb" })).toMatchObject({ outcome: "refused" });
    expect(await mailer().send({ ...mail, idempotencyKey: "x".repeat(257) })).toMatchObject({ outcome: "refused" });
  });

  it("asks for another attempt when nothing listens", async () => {
    const { baseUrl } = resend;
    await resend.close();
    expect(await createResendMailer({ apiKey, from, baseUrl }).send(mail)).toMatchObject({ outcome: "retry" });
  });
});

describe("the Resend mailer and unexpected answers", () => {
  let server: Server;
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  async function answering(status: number, body: string): Promise<string> {
    server = createServer((_, response) => response.writeHead(status, { connection: "close" }).end(body));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it.each([
    [200, "{}"],
    [200, "not json"],
    [200, "null"],
    [500, "null"],
    [500, '"text"'],
    [502, "<html>bad gateway</html>"],
    [503, `{"message":"${apiKey} is sleeping"}`],
  ])("%i %s: another attempt, and no key in the reason", async (status, body) => {
    const outcome = await createResendMailer({ apiKey, from, baseUrl: await answering(status, body) }).send(mail);
    expect(outcome.outcome).toBe("retry");
    expect(JSON.stringify(outcome)).not.toContain(apiKey);
  });

  it("an unverified sender domain is a fault of the settings: the mail waits", async () => {
    const body = JSON.stringify({ statusCode: 403, name: "validation_error", message: "The domain is not verified" });
    const outcome = await createResendMailer({ apiKey, from, baseUrl: await answering(403, body) }).send(mail);
    expect(outcome).toMatchObject({ outcome: "retry", afterSeconds: 300 });
  });
});

describe("the mailer without a provider", () => {
  it("keeps every mail", async () => {
    expect(await createOutboxOnlyMailer().send(mail)).toEqual({ outcome: "kept" });
  });
});
