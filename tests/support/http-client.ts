import { Agent, type IncomingHttpHeaders, request } from "node:http";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string; location: string | undefined };

/** A form's fields; a list sends the name several times. */
export type Fields = Record<string, string | File | (string | File)[]>;

export type RawRequest = {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
};

// A connection that was idle for long may be closed by the server in the moment in which it is used again.
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 2_000 });

/** The data request that belongs to a page's address. */
export function dataTwin(path: string): string {
  const [pathname = "/", search] = path.split("?");
  const query = search === undefined ? "" : `?${search}`;
  return `${pathname === "/" ? "/_root" : pathname}.data${query}`;
}

/** What a browser does, over real HTTP and without one: cookies, forms, and, where wanted, any header and any bytes. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    private readonly origin: string = url,
  ) {}

  /** Takes Set-Cookie values as a browser would. */
  keep(setCookies: readonly string[]): void {
    for (const text of setCookies) {
      const [pair = ""] = text.split(";");
      const at = pair.indexOf("=");
      const name = pair.slice(0, at);
      if (/max-age=0\b/i.test(text)) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(at + 1));
    }
  }

  /** Another browser that holds the same cookies: a copy of a session. */
  copy(url = this.url): Browser {
    const twin = new Browser(url, this.origin === this.url ? url : this.origin);
    for (const [name, value] of this.cookies) twin.cookies.set(name, value);
    return twin;
  }

  get(path: string, headers: RawRequest["headers"] = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  /** The same page as its data request. */
  data(path: string): Promise<Answer> {
    return this.get(dataTwin(path));
  }

  /** Sends a form as the page does; with a file in it as multipart. `twin` sends what the page's script would. */
  async post(path: string, fields: Fields, options: { twin?: boolean } = {}): Promise<Answer> {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
    const form = pairs.some(([, value]) => typeof value !== "string") ? new FormData() : new URLSearchParams();
    for (const [name, value] of pairs) form.append(name, value as string);
    const encoded = new Response(form);
    return this.send(options.twin ? dataTwin(path) : path, {
      method: "POST",
      headers: { "content-type": encoded.headers.get("content-type") ?? "" },
      body: Buffer.from(await encoded.arrayBuffer()),
    });
  }

  /** Any request. An empty string as a header leaves that header out. */
  send(path: string, { method = "GET", headers = {}, body }: RawRequest = {}): Promise<Answer> {
    const { host, hostname, port } = new URL(this.url);
    const all: Record<string, string | string[]> = {
      host: this.origin === this.url ? host : new URL(this.origin).host,
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(method === "GET" || method === "HEAD" ? {} : { origin: this.origin }),
      ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
      ...headers,
    };
    for (const [name, value] of Object.entries(all)) if (value === "") delete all[name];
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, path, method, headers: all, agent, setHost: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          this.keep(response.headers["set-cookie"] ?? []);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString("utf8"),
            location: response.headers.location,
          });
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }
}
