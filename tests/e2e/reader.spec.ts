import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@/tests/helpers/browser";
import { open, textOf } from "@/tests/helpers/reader-page";

test("a saved paper keeps status, note and lists; removing it can be undone", async ({ page }) => {
  await open(page, "/papers");
  await page
    .locator(".result")
    .first()
    .getByRole("button", { name: /^Save: / })
    .click();
  await page
    .locator(".result")
    .nth(1)
    .getByRole("button", { name: /^Save: / })
    .click();
  const saved = page.getByRole("banner").getByRole("link", { name: /^Saved/ });
  await expect(saved).toHaveText("Saved2");
  await saved.click();
  const first = page.locator(".savedlist > li").first();
  await first.getByRole("combobox", { name: /Reading status/ }).selectOption("Reading");
  await first.getByText("Note and lists").click();
  await first.getByLabel("Note").fill("Compare with last year.");
  await first.getByLabel("Lists").fill("Thesis");
  await first.getByRole("button", { name: "Add" }).click();
  await page.reload({ waitUntil: "networkidle" });
  await page.getByLabel("List", { exact: true }).selectOption("Thesis");
  await expect(page).toHaveURL(/list=Thesis/);
  await expect(page.locator(".savedlist > li")).toHaveCount(1);
  await expect(first.getByLabel("Note")).toHaveValue("Compare with last year.");
  await expect(first.getByRole("combobox", { name: /Reading status/ })).toHaveValue("reading");

  await first.getByRole("button", { name: /^Save: / }).click();
  await expect(saved).toHaveText("Saved1");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(saved).toHaveText("Saved2");
  await expect(first.getByLabel("Note")).toHaveValue("Compare with last year.");
});

test("saved papers leave as citations and as one file, which brings them back elsewhere", async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page, "/papers");
  await page
    .locator(".result")
    .first()
    .getByRole("button", { name: /^Save: / })
    .click();
  const name = await textOf(page.locator(".result h2").first());
  await open(page, "/saved");
  const take = async (button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: button }).click(),
    ]);
    return { path: await download.path(), text: await readFile(await download.path(), "utf8") };
  };
  const bibtex = (await take("Export BibTeX")).text;
  expect(bibtex.match(/^@/gm)).toHaveLength(1);
  expect((await take("RIS")).text).toContain("TY  - UNPB");
  expect(JSON.parse((await take("CSL-JSON")).text)).toHaveLength(1);
  const file = await take("Export all");

  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const other = await context.newPage();
  await open(other, "/saved");
  await expect(other.getByRole("heading", { name: "Nothing saved yet" })).toBeVisible();
  for (const outcome of ["1 added", "1 unchanged"]) {
    await other.getByLabel("File with saved papers").setInputFiles(file.path);
    await expect(other.getByText(outcome)).toBeVisible();
  }
  await expect(other.locator(".savedlist h2")).toHaveText(name);
  await other
    .getByLabel("File with saved papers")
    .setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("[]") });
  await expect(other.getByText(/x\.json cannot be read/)).toBeVisible();
  await context.close();
});

test("papers opened before can be hidden", async ({ page }) => {
  await open(page, "/papers");
  const name = await textOf(page.locator(".result h2").first());
  await page.locator(".result h2 a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await page.goBack();
  await page.getByRole("button", { name: "Hide 1 seen" }).click();
  await expect(page.locator(".result").filter({ hasText: name })).toBeHidden();
  await expect(page.getByText("1 hidden, seen before")).toBeVisible();
});

test("where the browser's storage is closed, the reader is told", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("closed", "SecurityError");
    };
  });
  await open(page, "/papers");
  await page
    .locator(".result")
    .first()
    .getByRole("button", { name: /^Save: / })
    .click();
  await expect(page.getByText(/the browser keeps nothing for this page/)).toBeVisible();
  await expect(
    page
      .locator(".result")
      .first()
      .getByRole("button", { name: /^Save: / }),
  ).toHaveAttribute("aria-pressed", "false");
});

test("editions opened before, and saved papers, are read without a connection", async ({
  page,
  context,
  expectConsoleError,
}) => {
  expectConsoleError(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/);
  await open(page, "/editions/2025-08-12");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await open(page, "/papers");
  const name = await textOf(page.locator(".result h2").first());
  await page
    .locator(".result")
    .first()
    .getByRole("button", { name: /^Save: / })
    .click();
  const address = (await page.locator(".result h2 a").first().getAttribute("href")) ?? "";
  const isKept = (path: string) => page.evaluate(async (kept) => Boolean(await caches.match(kept)), path);
  await expect.poll(() => isKept(address)).toBe(true);
  await expect.poll(() => isKept("/editions/2025-08-12")).toBe(true);
  await expect.poll(() => isKept("/offline")).toBe(true);
  await context.setOffline(true);
  await page.goto("/editions/2025-08-12");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Tuesday 12 August 2025/);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await page.goto("/editions/2025-12-08");
  await expect(page.getByText("Editions you have opened before still work.")).toBeVisible();
  await page.goto("/saved");
  await expect(page.locator(".savedlist h2")).toHaveText(name);
});

test("without scripts nothing offers to save, and everything else is there", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/editions/2025-08-12");
  await expect(page.locator("main .save").first()).toBeHidden();
  await page.locator("main h2 a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Save/ })).toBeHidden();
  await page.goto("/saved");
  await expect(page.getByText(/Seeing them needs JavaScript/)).toBeVisible();
  await context.close();
});

test("papers that came after the last visit are new, until they are opened", async ({ page }) => {
  await page.addInitScript(() => {
    if (!localStorage.getItem("visits")) localStorage.setItem("visits", `${Date.parse("2024-05-01T12:00:00Z")} 0`);
  });
  await open(page, "/papers");
  await expect(page.getByText("10 papers new since your last visit, 1 May 2024")).toBeVisible();
  await page.locator(".result h2 a").first().click();
  await expect(page).toHaveURL(/\/papers\/./);
  await page.waitForLoadState("networkidle");
  await page.goBack();
  await expect(page.getByText("9 papers new since your last visit, 1 May 2024")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on what belongs to the reader in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect([what, ...violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])]).toEqual([what]);
    };
    await open(page, "/papers");
    await page
      .locator(".result")
      .first()
      .getByRole("button", { name: /^Save: / })
      .click();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await check("help");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("permutation");
    await expect(page.getByRole("group", { name: "Papers" })).toBeVisible();
    await check("palette");
    await open(page, "/saved");
    await page.getByText("Note and lists").click();
    await check("saved");
    await page.keyboard.press("/");
    await open(page, "/papers/help");
    await check("search help");
    await page.keyboard.press("/");
    await page.keyboard.type("permutation");
    await expect(page.getByRole("listbox", { name: "Suggestions" })).toBeVisible();
    await check("suggestions");
    await open(page, "/offline");
    await check("offline");
  });
}
