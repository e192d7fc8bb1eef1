import path from "node:path";

/** Path of the SQLite file behind a `file:` address, absolute. */
export function databasePath(databaseUrl: string): string {
  return path.resolve(databaseUrl.replace(/^file:/, "").replace(/\?.*$/, ""));
}
