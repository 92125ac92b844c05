import type { LoaderFunctionArgs } from "@remix-run/node";
import { allowCaching } from "../cacheable.server";

/** Serves a document for everybody; it needs no key, knows nobody, and is made once. */
export function publicDocument(make: (origin: string) => unknown) {
  let made: string | undefined;
  const loader = async ({ context }: LoaderFunctionArgs): Promise<Response> => {
    allowCaching(context);
    // Without undefined, which has no meaning in JSON.
    made ??= JSON.stringify(make(context.services.env.APP_URL));
    return new Response(made, { headers: { "Content-Type": "application/json" } });
  };
  return Object.assign(loader, { permission: "public" as const });
}
