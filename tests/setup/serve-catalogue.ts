/** Playwright's global set-up: `npm start` on a free port with the bundled sample in a database of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startServer } from "@/tests/helpers/server";

/** Where tests find the server. Set it to drive one that runs already. */
const ADDRESS_VARIABLE = "BROADSHEET_BASE_URL";

export default async function serveCatalogue(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[ADDRESS_VARIABLE]) return;
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-e2e-"));
  const server = await startServer({ DATABASE_URL: `file:${path.join(folder, "e2e.db")}` });
  process.env[ADDRESS_VARIABLE] = server.address;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
