import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/helpers/browser";
import { filledAndDrawn, isFilled } from "@/tests/helpers/said-by";

/** The number of results, as it is announced. */
const count = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("status")
    .filter({ hasText: /papers?$/ })
    .first();

test("all papers are listed, newest first, page by page", async ({ page }) => {
  await page.goto("/papers");
  await expect(count(page)).toHaveText("81 papers");
  await page.getByRole("link", { name: /next/i }).click();
  await expect(page).toHaveURL(/[?&]page=2/);
  await expect(page.getByText("11–20 of 81")).toBeVisible();
});

test("a search forgives typing errors and says what it searched for", async ({ page }) => {
  await page.goto("/papers");
  // By its name: its role becomes combobox once suggestions are offered.
  const field = page.getByRole("main").locator("input[name=q]");
  await field.fill("permutaton langage");
  await field.press("Enter");
  await expect(page).toHaveURL(/q=permutaton\+langage/);
  await expect(page.getByText("permutation language", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /permutaton langage/ })).toHaveAttribute("href", /exact=1/);
  await expect(page.locator("mark").first()).toBeVisible();
});

test("filters narrow the list, live in the address, and Back undoes them", async ({ page }) => {
  await page.goto("/papers");
  await page.getByRole("checkbox", { name: /with code/i }).check();
  await expect(page).toHaveURL(/code=1/);
  await expect(count(page)).toHaveText("15 papers");
  await page.goBack();
  await expect(page).not.toHaveURL(/code=1/);
  await expect(count(page)).toHaveText("81 papers");
});

test("a range of dates keeps the papers published in it", async ({ page }) => {
  await page.goto("/papers?from=2024-06-01&to=2024-06-30");
  const dates = page.getByRole("main").getByText(/^\d{1,2} Jun 2024$/);
  expect(await dates.count()).toBeGreaterThan(0);
  await expect(page.getByRole("main").getByText(/^\d{1,2} (?!Jun)[A-Z][a-z]{2} 2024$/)).toHaveCount(0);
});

test("wrong values in the address are passed over", async ({ page }) => {
  const response = await page.goto("/papers?page=abc&from=2025-13-99&sort=sideways&topic=No%20Such&code=maybe");
  expect(response?.status()).toBe(200);
  await expect(count(page)).toHaveText("81 papers");
});

test("a page far past the end is the last page", async ({ page }) => {
  await page.goto("/papers?page=1000000");
  await expect(page.getByText("81–81 of 81")).toBeVisible();
});

test("an empty result says so and offers what would match", async ({ page }) => {
  await page.goto("/papers?q=permutation&from=1999-01-01&to=1999-12-31");
  await expect(count(page)).toHaveText("0 papers");
  await page
    .getByRole("main")
    .getByRole("link", { name: /without|any date|permutation/i })
    .first()
    .click();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toBeVisible();
});

test("the list works without scripts: search, filter, paging", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/papers");
  await page.getByRole("searchbox").first().fill("language models");
  await page.getByRole("checkbox", { name: /with code/i }).check();
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/q=language\+models/);
  await expect(page).toHaveURL(/code=1/);
  await context.close();
});

test("lists are put into a page drawn before, but for what the browser's router asks for", async ({ page }) => {
  for (const query of ["?a=1", "?page=2&a=1", "?q=langauge+models&a=1", "?q=PixArt&sort=newest&a=1"]) {
    expect(isFilled(await page.request.get(`/papers${query}`)), query).toBe(true);
  }
  const forRouter = await page.request.get("/papers?a=1", { headers: { RSC: "1" } });
  expect([forRouter.status(), isFilled(forRouter)]).toEqual([200, false]);
});

test("a list that is filled says what the list drawn by itself says", async ({ page }) => {
  for (const address of [
    "/papers",
    "/papers?page=2",
    "/papers?page=900",
    "/papers?q=langauge+models",
    "/papers?q=%22language%20models%22%20-vision&sort=newest",
    // Its title has formulas, and needs their style sheet.
    "/papers?q=PixArt",
    "/papers?topic=language-models&from=2024-01-01&to=2025-12-31",
    "/papers?code=1&sort=upvotes",
    "/papers?sort=none-such&page=3&unknown=<&unknown=$1",
  ]) {
    const { filled, drawn } = await filledAndDrawn(page.request, address);
    expect(filled, address).toEqual(drawn);
  }
});
