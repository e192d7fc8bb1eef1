import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@/tests/helpers/browser";
import { filledAndDrawn } from "@/tests/helpers/said-by";

const PAGES = [
  "/topics",
  "/topics?order=growth",
  "/topics/language-models",
  "/trending",
  "/trending?window=month",
  "/trends",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const address of PAGES) {
    test(`axe finds nothing on ${address} in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  }
}

for (const width of [320, 390, 768, 1024, 1440]) {
  test(`topics and trends do not scroll sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const address of PAGES) {
      await page.goto(address);
      for (const table of await page.locator(".chartdata summary").all()) await table.click();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([address, overflow]).toEqual([address, 0]);
    }
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const width of [390, 1440]) {
    test(`the number of a large topic stands in its column at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/topics");
      const edgesWith = (written: string) =>
        page
          .locator(".topic .n")
          .first()
          .evaluate((number, text) => {
            const range = document.createRange();
            // What else is in it is for those who do not see it.
            number.firstChild?.replaceWith(text);
            range.selectNode(number.firstChild ?? number);
            return range.getBoundingClientRect();
          }, written);
      const [few, many] = [await edgesWith("88"), await edgesWith("88,888")];
      expect(many.right).toBeCloseTo(few.right, 0);
      const trend = await page.locator(".topic .spark").first().boundingBox();
      expect(many.left).toBeGreaterThan((trend?.x ?? 0) + (trend?.width ?? 0));
    });
  }

  test("a reader goes from the topics to a topic, its most upvoted papers and the list to filter", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("navigation", { name: "Primary", exact: true }).getByRole("link", { name: "Topics" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Topics" })).toBeVisible();
    const topic = page.locator(".topic", { has: page.getByRole("link", { name: "Language models", exact: true }) });
    const count = (await topic.locator(".n").textContent())?.replace(/\D/g, "");
    await topic.getByRole("link").click();
    await expect(page).toHaveURL(/\/topics\/language-models$/);
    await expect(page.getByRole("heading", { level: 1, name: "Language models" })).toBeVisible();
    await expect(page.locator(".count")).toContainText(`${count} paper`);
    await page.getByRole("link", { name: "Most upvoted" }).click();
    await expect(page).toHaveURL(/sort=upvotes/);
    await page.getByRole("link", { name: "Search and filter these" }).click();
    await expect(page).toHaveURL(/\/papers\?topic=language-models/);
    await expect(page.locator(".count")).toContainText(`${count} paper`);
  });

  test("the calendar opens from the date and leads to other months", async ({ page }) => {
    await page.goto("/editions/2025-08-12");
    await page.getByRole("button", { name: "Tuesday 12 August 2025" }).click();
    const calendar = page.getByRole("dialog", { name: "Calendar of editions" });
    await expect(calendar).toBeVisible();
    await expect(calendar.locator('[aria-current="date"]')).toHaveText("12");
    await calendar.getByRole("link", { name: "December 2025" }).click();
    await expect(page).toHaveURL(/\/editions\/2025-12$/);
  });

  test("trending says how it ranks, and the window is in the address", async ({ page }) => {
    await page.goto("/trending");
    await expect(page.getByText("score = (upvotes + 2 × gain per day) × 2^(−age / half-life)")).toBeVisible();
    await expect(page.getByText("Counted back from Monday 8 December 2025")).toBeVisible();
    await page.getByRole("navigation", { name: "Window" }).getByRole("link", { name: "Day" }).click();
    await expect(page).toHaveURL(/\/trending\?window=day$/);
    const votes = await page.locator(".result .votes .num").allTextContents();
    expect(votes.length).toBeGreaterThan(3);
    expect(votes.map(Number)).toEqual(votes.map(Number).toSorted((a, b) => b - a));
  });
});

test("a paper leads to related ones and says what they share", async ({ page }) => {
  await page.goto("/papers/points-improving-your-vision-language-model-with-affordable-strategies");
  const related = page.getByRole("complementary", { name: "Code and related papers" }).locator(".related > li");
  await expect(related.first().getByText(/^Shares: \w/)).toBeVisible();
  const title = (await related.first().getByRole("heading").textContent()) ?? "";
  await related.first().getByRole("heading").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

for (const address of ["/topics/astrology", "/authors/nobody-at-all"]) {
  test(`${address} is a real 404`, async ({ page, expectConsoleError }) => {
    expectConsoleError(/status of 404/);
    expect((await page.goto(address))?.status()).toBe(404);
  });
}

test("a topic's page that is filled says what the page drawn by itself says", async ({ page }) => {
  for (const address of [
    "/topics/language-models",
    "/topics/language-models?sort=upvotes&page=2",
    "/topics/efficiency?page=7",
  ]) {
    const { filled, drawn } = await filledAndDrawn(page.request, address);
    expect(filled, address).toEqual(drawn);
  }
});
