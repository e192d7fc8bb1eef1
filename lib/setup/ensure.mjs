/** What every command runs first: each part checks in milliseconds whether there is work, and prints nothing when not. */
import { buildIsCurrent, ensureBuild } from "./build.mjs";
import { clientIsCurrent, ensureClient } from "./client.mjs";
import { ensureDatabase } from "./database.mjs";
import { whileAlone } from "./lock.mjs";
import { ensureNativePart, ensurePackages, nativePartLoads, packagesAreCurrent } from "./packages.mjs";
import { bundleIfAllowed, SEARCH_SCRIPT } from "./script.mjs";

/** @typedef {import("./environment.mjs").Settings} Settings */

/** Packages, database driver and database client. */
export async function ensureTools() {
  if (packagesAreCurrent() && (await nativePartLoads()) && clientIsCurrent()) return;
  await whileAlone(async () => {
    await ensurePackages();
    await ensureNativePart();
    await ensureClient();
  });
}

/**
 * The tools and the settings, which only installed packages can read.
 * @param {{ development?: boolean }} [options]
 * @returns {Promise<Settings>}
 */
export async function ensureCode(options) {
  await ensureTools();
  const { loadSettings } = await import("./environment.mjs");
  return loadSettings(options);
}

/**
 * Code and database, for commands that read or write the catalogue.
 * @param {{ sample?: boolean, development?: boolean }} [options] sample: put the bundled sample into an empty database
 */
export async function ensureCatalogue({ sample = false, development = false } = {}) {
  const settings = await ensureCode({ development });
  await ensureDatabase(settings.databaseFile, { sample });
  return settings;
}

/** The production build, and the script that a server runs beside it: a server may have no right to write that. */
export async function ensurePages() {
  if (buildIsCurrent()) return;
  await whileAlone(ensureBuild);
  await bundleIfAllowed(SEARCH_SCRIPT);
}
