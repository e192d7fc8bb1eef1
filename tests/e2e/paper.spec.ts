import { expect, test } from "@/tests/helpers/browser";
import { filledAndDrawn } from "@/tests/helpers/said-by";

test("a paper is reached from its edition and shows what is known, and nothing else", async ({ page }) => {
  await page.goto("/editions/2025-08-12");
  await page
    .getByRole("link", { name: /Regression Transformer: Concurrent/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^Regression Transformer: Concurrent sequence regression/,
  );
  await expect(
    page
      .getByText("Abstract", { exact: true })
      .or(page.getByText("Summary", { exact: true }))
      .first(),
  ).toBeVisible();
  await expect(page.getByText(/upvote/i)).toHaveCount(0);
  await expect(page.getByText(/\bauthors?\b/i)).toHaveCount(0);
});

test("the repository's link opens the repository", async ({ page }) => {
  await page.goto("/editions/2025-08-12");
  await page
    .getByRole("link", { name: /Regression Transformer: Concurrent/ })
    .first()
    .click();
  const code = page.getByRole("link", { name: /regression-transformer/i }).first();
  await expect(code).toHaveAttribute("href", "https://github.com/IBM/regression-transformer");
  await expect(code).toHaveAttribute("rel", /noopener/);
});

test("maths in a title is set as maths", async ({ page }) => {
  await page.goto("/papers?q=PixArt");
  await page
    .getByRole("main")
    .getByRole("link", { name: /PixArt/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 }).locator(".katex").first()).toBeAttached();
});

test("an unknown paper is a real 404", async ({ page, expectConsoleError }) => {
  expectConsoleError(/status of 404/);
  const response = await page.goto("/papers/no-such-paper");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/no (page|paper) at this address/);
});

test("neighbours lead through the edition", async ({ page }) => {
  await page.goto("/papers/points-improving-your-vision-language-model-with-affordable-strategies");
  await page
    .getByRole("link", { name: /Yi: Open Foundation Models/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Yi: Open Foundation Models by 01.AI/);
});

test("a citation is copied as it stands, and its button says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/papers/points-improving-your-vision-language-model-with-affordable-strategies");
  const cite = page.getByRole("region", { name: "Cite" });
  for (const [tab, name] of [
    ["RIS", "Copy"],
    ["Plain text", "Copy APA citation"],
  ] as const) {
    await cite.getByText(tab, { exact: true }).click();
    const copy = cite.getByRole("button", { name, exact: true });
    const shown = cite.locator("[data-copied]:visible").first();
    const said = cite.getByRole("status").filter({ hasText: "Copied" });
    // It says so for two seconds, which a busy machine may miss.
    await expect(async () => {
      await copy.click({ timeout: 2_000 });
      await expect(said).toHaveCount(1, { timeout: 1_500 });
    }).toPass();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await shown.textContent());
    await expect(said).toHaveCount(0);
    await expect(copy).toBeVisible();
  }
});

test("a page that is filled says what the page drawn by itself says", async ({ page }) => {
  const list = await (await page.request.get("/papers")).text();
  const found = [...list.matchAll(/href="\/papers\/([\w.-]+)" data-link/g)].map(([, slug = ""]) => slug);
  const maths = /href="\/papers\/(pixart[\w-]+)"/i.exec(await (await page.request.get("/papers?q=PixArt")).text())?.[1];
  const slugs = [...new Set(found)].slice(0, 6).concat(maths ?? []);
  expect(slugs.length).toBeGreaterThan(5);
  for (const address of slugs.map((slug) => `/papers/${slug}`)) {
    const { filled, drawn } = await filledAndDrawn(page.request, address);
    expect(filled, address).toEqual(drawn);
  }
});

test("reference managers read the paper in view, also after going on and back", async ({ page }) => {
  const titleTags = page.locator('meta[name="citation_title"]');
  await page.goto("/papers/points-improving-your-vision-language-model-with-affordable-strategies");
  await expect(titleTags).toHaveCount(1);
  await expect(titleTags).toHaveAttribute("content", /^POINTS/);
  await page
    .getByRole("link", { name: /Yi: Open Foundation Models/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Yi: Open/);
  await expect(titleTags).toHaveCount(1);
  await expect(titleTags).toHaveAttribute("content", /^Yi: Open/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^POINTS/);
  await expect(titleTags).toHaveCount(1);
  await expect(titleTags).toHaveAttribute("content", /^POINTS/);
});
