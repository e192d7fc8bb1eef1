/** The Prisma client in lib/generated, in step with prisma/schema.prisma. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ROOT, runQuietly, tool, typescriptArguments } from "./project.mjs";
import { step } from "./step.mjs";

const CLIENT = path.join(ROOT, "lib/generated/prisma/client.ts");
const STAMP = path.join(ROOT, "lib/generated/made-from");

/** Digest of all that the client is made from. */
function clientSources() {
  const hash = createHash("sha256");
  for (const file of ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]) {
    hash.update(fs.readFileSync(path.join(ROOT, file)));
  }
  return hash.digest("hex");
}

/** True when the client was made from the schema and the Prisma that are here. */
export function clientIsCurrent() {
  return fs.existsSync(STAMP) && fs.existsSync(CLIENT) && fs.readFileSync(STAMP, "utf8") === clientSources();
}

/** Generates the client when the schema or Prisma has changed. Never downloads anything. */
export async function ensureClient() {
  if (clientIsCurrent()) return;
  await step("Generating the database client", async () => {
    // Prisma fetches an engine that `generate` does not use, unless it is told that one is here. On Node below 20.19
    // its command line needs tsx to load the modules that it requires.
    await runQuietly(
      process.execPath,
      ["--require", path.join(ROOT, "lib/setup/style-text.cjs"), ...typescriptArguments(), tool("prisma"), "generate"],
      {
        sentence: "Generating the database client failed, see above.",
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
      },
    );
    fs.writeFileSync(STAMP, clientSources());
  });
}
