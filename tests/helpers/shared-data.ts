/** Real data for tests, outside the repository. */
import { existsSync } from "node:fs";
import path from "node:path";

const root = path.resolve(process.env.BROADSHEET_SHARED ?? path.resolve(process.cwd(), "../shared"));

/** Path of a file or folder under the shared data, or null, with a visible line, where it is missing. */
export function sharedPath(...parts: string[]): string | null {
  const found = path.join(root, ...parts);
  if (existsSync(found)) return found;
  console.warn(`skipped: ${path.join("../shared", ...parts)} is not here`);
  return null;
}
