import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./lib/setup/browser.mjs";

const executablePath = findBrowser();

/** Journeys through the production build, which tests/setup/serve-catalogue.ts serves on a database of its own. */
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/setup/serve-catalogue.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // A busy machine may lose a race once; what fails twice fails.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  projects: [{ name: "desktop", use: { ...devices["Desktop Chrome"] } }],
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
