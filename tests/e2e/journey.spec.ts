import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/helpers/browser";

/** Moves the focus by Tab until it is on a link or control with this name. */
async function tabTo(page: Page, name: RegExp, most = 120): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
      return element?.getAttribute("aria-label") ?? label ?? element?.textContent ?? "";
    });
    if (name.test(focused.trim())) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

/** Keeps links to other sites from being followed: where they lead stands in the page's title. */
async function holdOutsideLinks(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || link.origin === location.origin) return;
      event.preventDefault();
      document.title = link.href;
    });
  });
}

test("the whole journey by keys alone: edition, paper, save, search, filter by topic and date, code", async ({
  page,
}) => {
  await page.goto("/editions/2025-08-12", { waitUntil: "networkidle" });
  const current = page.locator('main article[aria-current="true"]');

  await page.keyboard.press("j");
  const lead = (await current.getByRole("heading").textContent()) ?? "";
  await page.keyboard.press("s");
  await expect(current.getByRole("button", { name: /^Save: / })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(lead);

  await page.keyboard.press("/");
  await page.keyboard.type("long context language modeling");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/papers\?q=/);
  const results = page.locator("ol.results > li");
  await expect(results.first()).toBeVisible();
  const found = await results.count();

  await page.locator("body").press("f");
  await tabTo(page, /^Long context/);
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/topic=long-context/);
  await expect(page.getByRole("list", { name: "Active filters" })).toContainText("Long context");
  expect(await results.count()).toBeLessThanOrEqual(found);

  const from = page.getByLabel("From", { exact: true });
  await page.keyboard.press("f");
  for (let i = 0; i < 10 && !(await from.evaluate((field) => field === document.activeElement)); i++)
    await page.keyboard.press("Tab");
  await expect(from).toBeFocused();
  // The same in the orders of every locale that puts the year last.
  await page.keyboard.type("08082025");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=2025-08-08/);
  await expect(page.getByRole("list", { name: "Active filters" })).toContainText("8 Aug 2025");

  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/papers\/[\w.-]+$/);
  await holdOutsideLinks(page);
  await page.keyboard.press("x");
  await expect(page).toHaveTitle(/^https:\/\/github\.com\//);

  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page.getByRole("link", { name: lead })).toBeVisible();
});

test("the same journey without scripts, but for saving", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto("/editions/2025-08-12");
  const lead = page.locator("main article h2 a").first();
  const title = (await lead.textContent()) ?? "";
  await lead.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);

  const field = page.getByRole("searchbox", { name: "Search titles and abstracts" });
  await field.fill("long context language modeling");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/papers\?q=/);
  await page.getByLabel(/^Long context/).check();
  await page.getByLabel("From", { exact: true }).fill("2025-08-01");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page).toHaveURL(/topic=long-context/);
  await expect(page).toHaveURL(/from=2025-08-01/);
  await expect(page.getByRole("list", { name: "Active filters" })).toContainText("Long context");

  await page.locator("ol.results h2 a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const code = page.locator('a[data-key="x"]').first();
  await expect(code).toHaveAttribute("href", /^https:\/\/github\.com\//);
  await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
  await context.close();
});
