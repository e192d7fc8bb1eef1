import { expect, test } from "@/tests/helpers/browser";

test("the front page is the latest edition, in the order of upvotes", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Monday 8 December 2025/);
  const titles = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(titles.first()).toHaveText(/POINTS: Improving Your Vision-language Model/);
});

test("older and newer editions are one step away and the days between are skipped", async ({ page }) => {
  await page.goto("/editions/2025-12-08");
  await page
    .getByRole("link", { name: /12 Aug/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/editions\/2025-08-12$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Tuesday 12 August 2025/);
  await expect(page.getByText("56 papers").first()).toBeVisible();
});

test("a day without an edition says why and offers the nearest", async ({ page }) => {
  const response = await page.goto("/editions/2025-08-10");
  expect(response?.status()).toBe(200);
  await expect(page.getByText("No edition on Sunday 10 August 2025")).toBeVisible();
  await expect(page.getByRole("link", { name: /12 Aug/ }).first()).toBeVisible();
});

test("a week and a month are editions too", async ({ page }) => {
  await page.goto("/editions/2025-W33");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/11.*17 August 2025/);
  await page.goto("/editions/2025-12");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/December 2025/);
});

test("a period that does not exist is a real 404", async ({ page, expectConsoleError }) => {
  expectConsoleError(/status of 404/);
  for (const period of ["2025-02-30", "2025-W54", "yesterday"]) {
    expect((await page.goto(`/editions/${period}`))?.status()).toBe(404);
  }
});

test("the sample is called a sample, with the way to import", async ({ page }) => {
  await page.goto("/");
  const notice = page.getByText(/sample/i).first();
  await expect(notice).toBeVisible();
  await expect(page.getByRole("link", { name: /import/i }).first()).toHaveAttribute("href", "/import");
});
