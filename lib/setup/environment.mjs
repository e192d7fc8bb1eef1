/** Settings that the set-up itself needs, from the environment and from the .env files that Next.js reads. */
import nextEnv from "@next/env";
import { databaseFile } from "./open-database.mjs";
import { ROOT } from "./project.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * @typedef {object} Settings
 * @property {string} databaseFile
 * @property {string} host
 * @property {number} port
 * @property {number} cacheMb
 * @property {number | null} processes servers on the one port, each on a processor of its own; null: one that takes what is there
 * @property {string} logLevel
 * @property {number} slowMs
 * @property {boolean} metrics
 * @property {string | null} adminToken
 */

/**
 * @template Otherwise
 * @param {string} name of a variable
 * @param {{ least: number, most: number, otherwise: Otherwise }} range otherwise: where it is not set
 */
function wholeNumber(name, { least, most, otherwise }) {
  const text = process.env[name];
  if (!text) return otherwise;
  if (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new SetupError(`${name} must be a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.`);
}

/**
 * @param {string} name of a variable
 * @param {string[]} words
 * @param {string} otherwise
 */
function oneOf(name, words, otherwise) {
  const text = process.env[name] || otherwise;
  if (words.includes(text)) return text;
  throw new SetupError(`${name} must be one of ${words.join(", ")}, not ${JSON.stringify(text)}.`);
}

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
  return {
    databaseFile: file,
    host: process.env.HOST || "127.0.0.1",
    port: wholeNumber("PORT", { least: 0, most: 65535, otherwise: 3000 }),
    cacheMb: wholeNumber("CACHE_MB", { least: 0, most: 65536, otherwise: 32 }),
    processes: wholeNumber("WEB_CONCURRENCY", { least: 1, most: 64, otherwise: null }),
    logLevel: oneOf("LOG_LEVEL", ["fatal", "error", "warn", "info", "debug", "silent"], "error"),
    slowMs: wholeNumber("SLOW_MS", { least: 1, most: 3_600_000, otherwise: 1_000 }),
    metrics: oneOf("METRICS", ["on", "off"], "off") === "on",
    adminToken: process.env.ADMIN_TOKEN || null,
  };
}
