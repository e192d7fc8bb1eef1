import { expect, test } from "@/tests/helpers/browser";

test("the front page is served and says whose paper it is", async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/Broadsheet/);
  await expect(page.getByRole("main")).toBeVisible();
});

test("an address that is no page is a real 404", async ({ page, expectConsoleError }) => {
  expectConsoleError(/status of 404/);
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
