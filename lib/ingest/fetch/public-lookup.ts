/** Name resolution for connections that must stay on the public internet. */
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { PrivateAddressError } from "@/lib/ingest/fetch/fetch-error";
import { isPublicAddress } from "@/lib/ingest/fetch/public-address";

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;

const resolveWithSystem: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * A `lookup` for `https.request`. The socket connects to the very addresses that were checked, so a name that answers
 * differently the next time (DNS rebinding) gains nothing. One address that is not public refuses the whole name.
 */
export function publicLookup(resolve: Resolve = resolveWithSystem): LookupFunction {
  return (hostname, options, callback) => {
    const family = options.family === "IPv4" ? 4 : options.family === "IPv6" ? 6 : (options.family ?? 0);
    resolve(hostname).then(
      (answers) => {
        const closed = answers.find((answer) => !isPublicAddress(answer.address));
        if (closed) return callback(new PrivateAddressError(hostname, closed.address), "");
        const usable = answers.filter((answer) => family === 0 || answer.family === family);
        const [first] = usable;
        if (!first) return callback(Object.assign(new Error(`no address for ${hostname}`), { code: "ENOTFOUND" }), "");
        if (options.all) return callback(null, usable);
        return callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
}
