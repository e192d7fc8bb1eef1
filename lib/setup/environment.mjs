/** Settings that the set-up itself needs, from the environment and from the .env files that Next.js reads. */
import nextEnv from "@next/env";
import { databaseFile } from "./open-database.mjs";
import { ROOT } from "./project.mjs";
import { SetupError } from "./setup-error.mjs";

/** @typedef {{ databaseFile: string, host: string, port: number }} Settings */

/**
 * Loads .env into the environment (what is set there already wins), and settles the address of the database, so that
 * every process started from here uses the same file whatever its working directory.
 * Throws SetupError naming the variable that is wrong.
 * @param {{ development?: boolean }} [options]
 * @returns {Settings}
 */
export function loadSettings({ development = false } = {}) {
  nextEnv.loadEnvConfig(ROOT, development, { info: () => {}, error: console.error });
  // Next.js takes this as a sign that it need not watch the files.
  if (development) delete process.env.__NEXT_PROCESSED_ENV;
  const file = databaseFile(process.env.DATABASE_URL || "file:./prisma/broadsheet.db", ROOT);
  process.env.DATABASE_URL = `file:${file}`;
  const port = process.env.PORT || "3000";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new SetupError(`PORT must be a whole number from 0 to 65535, not ${JSON.stringify(port)}.`);
  }
  return { databaseFile: file, host: process.env.HOST || "127.0.0.1", port: Number(port) };
}
