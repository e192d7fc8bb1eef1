/** Playwright's `test` for our pages: a script error, a failed request or an error in the console fails the test. */
import { test as base, expect, type Page } from "@playwright/test";

export { expect };

interface Fixtures {
  /** Says that an error is part of the test: texts of the console that match are let pass. */
  expectConsoleError: (pattern: RegExp) => void;
}

/** The network may have been silent for long before a page has woken up: keys and buttons count only then. */
async function untilAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.awake !== undefined);
}

export const test = base.extend<Fixtures & { failOnErrors: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs
  baseURL: async ({}, use) => {
    await use(process.env.BROADSHEET_BASE_URL);
  },
  page: async ({ page }, use) => {
    const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
    page.goto = async (address, options) => {
      const response = await goto(address, options);
      if (options?.waitUntil === "networkidle") await untilAwake(page);
      return response;
    };
    page.reload = async (options) => {
      const response = await reload(options);
      if (options?.waitUntil === "networkidle") await untilAwake(page);
      return response;
    };
    await use(page);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectConsoleError: async ({}, use, testInfo) => {
    await use((pattern) => {
      testInfo.annotations.push({ type: "expected console error", description: pattern.source });
    });
  },
  failOnErrors: [
    async ({ page }, use, testInfo) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(`script error: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`console: ${message.text()} (${message.location().url})`);
      });
      await use(undefined);
      const expected = testInfo.annotations.flatMap(({ type, description }) =>
        type === "expected console error" && description ? [new RegExp(description)] : [],
      );
      expect(errors.filter((error) => !expected.some((pattern) => pattern.test(error)))).toEqual([]);
    },
    { auto: true },
  ],
});
