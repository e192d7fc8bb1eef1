/** Reading by keys alone. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/helpers/browser";
import { open, textOf } from "@/tests/helpers/reader-page";

const current = (page: Page) => page.locator('main article[aria-current="true"]');
const title = (page: Page, index: number) =>
  page
    .locator("main article")
    .filter({ has: page.locator("h2 a, h3 a") })
    .nth(index)
    .getByRole("heading");

test("an edition is read by keys alone: move, save, open, go back to the same paper", async ({ page }) => {
  await open(page, "/editions/2025-08-12");
  const second = await textOf(title(page, 1));
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(current(page).getByRole("heading")).toHaveText(second);
  await expect(current(page).locator(":focus")).toHaveText(second);
  await page.keyboard.press("s");
  await expect(current(page).getByRole("button", { name: /^Save: / })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(second);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/editions\/2025-08-12$/);
  await expect(current(page).getByRole("heading")).toHaveText(second);
  await page.keyboard.press("k");
  await expect(current(page).getByRole("heading")).toHaveText(await textOf(title(page, 0)));
});

test("keys lead to the older and newer edition, to a date, to what is saved", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/\/editions\/2025-08-12$/);
  await page.keyboard.press("]");
  await expect(page).toHaveURL(/\/editions\/2025-12-08$/);
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page.getByRole("dialog", { name: /calendar/i })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(/\/saved$/);
});

test("c leads to the citation and x to the code", async ({ page }) => {
  await open(page, "/papers?code=1");
  await page.keyboard.press("j");
  const code = await current(page).locator("a.repo").getAttribute("href");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/#cite$/);
  const links = page.locator(`a[data-key="x"][href="${code}"]`);
  await expect(links.first()).toBeVisible();
  await page.evaluate(() => {
    document.addEventListener("click", (event) => {
      event.preventDefault();
      document.title = (event.target as HTMLElement).closest("a")?.href ?? "";
    });
  });
  await page.keyboard.press("x");
  await expect(page).toHaveTitle(code ?? "");
});

test("keys are text in fields, and stop when they are switched off", async ({ page }) => {
  await open(page, "/editions/2025-08-12");
  await page.keyboard.press("/");
  const field = page.getByRole("banner").getByLabel("Search titles and abstracts");
  await expect(field).toBeFocused();
  await page.keyboard.type("jet");
  await expect(field).toHaveValue("jet");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(current(page)).toHaveCount(0);

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expect(help).toBeVisible();
  await help.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("j");
  await expect(current(page)).toHaveCount(0);
  await page.reload({ waitUntil: "networkidle" });
  await page.keyboard.press("j");
  await expect(current(page)).toHaveCount(0);
});

test("headlines only is a key and stays", async ({ page }) => {
  await open(page, "/papers");
  await expect(page.locator(".snippet").first()).toBeVisible();
  await page.keyboard.press("v");
  await expect(page.locator(".snippet").first()).toBeHidden();
  await page.reload();
  await expect(page.locator(".snippet").first()).toBeHidden();
});

test("the palette finds papers, places and things to do", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Go to or do" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("permutation");
  await expect(palette.getByRole("group", { name: "Papers" }).getByRole("option").first()).toBeVisible();
  await palette.getByRole("combobox").fill("12 aug");
  await expect(palette.getByRole("option", { name: /Tuesday 12 August 2025/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/editions\/2025-08-12$/);
  await expect(palette).toBeHidden();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("switch th");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await palette.getByRole("option", { name: /Switch theme/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
