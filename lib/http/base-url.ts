/** The address of this server as its readers know it. */
import { env, publicUrl } from "@/lib/env";

const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;

/**
 * As the owner says; else as the request was addressed, so that links work from other machines of the network too.
 * Without a slash at its end.
 */
export function baseUrlOf(request: Request): string {
  if (env().PUBLIC_URL !== undefined) return publicUrl();
  const host = request.headers.get("host");
  return host !== null && HOST.test(host) ? `http://${host}` : publicUrl();
}
