import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/helpers/browser";

const field = (page: Page) => page.getByRole("main").getByLabel("Search titles and abstracts");
const count = (page: Page) => page.locator("main .count");

test("results follow what is typed, and Enter makes one step for Back", async ({ page }) => {
  await page.goto("/papers?code=1", { waitUntil: "networkidle" });
  await expect(count(page)).toHaveText("15 papers");
  await field(page).pressSequentially("permutat", { delay: 60 });
  await expect(page).toHaveURL(/q=permutat&code=1&typing=1/);
  await expect(page.locator(".result__title mark").first()).toBeVisible();
  await expect(field(page)).toHaveValue("permutat");
  await expect(field(page)).toBeFocused();
  await field(page).press("Enter");
  await expect(page).not.toHaveURL(/typing/);
  await expect(page).toHaveURL(/code=1/);
  await page.goBack();
  await expect(page).toHaveURL(/\/papers\?code=1$/);
  await expect(count(page)).toHaveText("15 papers");
  await expect(field(page)).toHaveValue("");
});

test("an answer that comes late never replaces that to the newer text, and no key is lost", async ({ page }) => {
  await page.goto("/papers", { waitUntil: "networkidle" });
  await page.route(/q=la&.*_rsc=|_rsc=.*q=la&/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await route.continue().catch(() => {});
  });
  await field(page).pressSequentially("la");
  await page.waitForRequest(/[?&]q=la&/);
  await field(page).pressSequentially("nguage  ");
  await expect(page).toHaveURL(/q=language&typing=1/);
  const shown = await count(page).textContent();
  await page.waitForTimeout(3_000);
  await expect(page).toHaveURL(/q=language&typing=1/);
  await expect(count(page)).toHaveText(shown ?? "");
  await expect(field(page)).toHaveValue("language  ");
});

test("operators are completed while typed and shown as chips that can be removed", async ({ page }) => {
  await page.goto("/papers", { waitUntil: "networkidle" });
  await field(page).pressSequentially("language has");
  const options = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(options).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("language has:code ");
  await expect(page.getByRole("link", { name: "Remove filter: Search has code" })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Remove filter: Search has code" }).click();
  await expect(page).toHaveURL(/[?&]q=language$/);
  await expect(field(page)).toHaveValue("language");
});

test("the field of the bar suggests papers, and goes to the one chosen by keys", async ({ page }) => {
  await page.goto("/", { waitUntil: "networkidle" });
  await page.keyboard.press("/");
  await page.keyboard.type("permutation");
  const options = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(options.first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await page.keyboard.type("s");
  await page.keyboard.press("Backspace");
  await expect(options.first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/papers\/.+permutation/);
});

test("the query language is explained, with examples that search", async ({ page }) => {
  await page.goto("/papers/help");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search help");
  await page.getByRole("link", { name: "has:code" }).click();
  await expect(count(page)).toHaveText("15 papers");
});

test("the wanted organisation and a removed operator work without scripts", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/papers?q=language+has%3Acode");
  await page.getByRole("link", { name: "Remove filter: Search has code" }).click();
  await expect(page).toHaveURL(/[?&]q=language$/);
  await context.close();
});
