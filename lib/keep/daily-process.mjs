/** The copy of the day as a process of its own, for the server: DATABASE FOLDER KEEP. */
import { SetupError } from "../setup/setup-error.mjs";
import { backUpDaily } from "./daily.mjs";

const [databaseFile = "", folder = "", keep = ""] = process.argv.slice(2);
try {
  await backUpDaily(databaseFile, { folder, keep: Number(keep) });
} catch (error) {
  console.error("The daily backup failed:", error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
