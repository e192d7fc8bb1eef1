import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/tests/helpers/browser";

/** Keys count once the page has woken up: the save buttons then know the browser's storage. */
async function open(page: Page, address: string) {
  await page.goto(address, { waitUntil: "networkidle" });
}

const textOf = async (element: Locator) => (await element.textContent()) ?? "";

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
