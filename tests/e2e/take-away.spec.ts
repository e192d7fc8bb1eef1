/** What programs find in the heads of pages, and what it leads to. */
import { expect, test } from "@/tests/helpers/browser";
import { scholarlyArticleSchema } from "@/tests/helpers/scholarly-article";

const PAPER = "/papers/points-improving-your-vision-language-model-with-affordable-strategies";
const LISTS = [
  "/",
  "/editions/2025-08-12",
  "/editions/2025-W50",
  "/papers?q=language",
  "/topics/language-models",
  "/trending",
];

test("a paper's page says what it is to reference managers and search engines", async ({ page }) => {
  await page.goto(PAPER);
  const content = (name: string) =>
    page.locator(`meta[name="${name}"], meta[property="${name}"]`).getAttribute("content");
  expect(await content("z:itemType")).toBe("preprint");
  expect(await content("og:type")).toBe("article");
  expect(await content("citation_title")).toBe(await page.locator("h1").textContent());
  expect(await page.locator('meta[name="citation_journal_title"]').count()).toBe(0);
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  expect(scholarlyArticleSchema.parse(JSON.parse(data ?? "")).headline).toBe(await content("citation_title"));
});

for (const address of [PAPER, ...LISTS]) {
  test(`every format that ${address} names is there`, async ({ page, request }) => {
    await page.goto(address);
    const formats = page.locator('link[rel="alternate"][type]');
    const found = await formats.evaluateAll((links) =>
      links.map((link) => ({ type: link.getAttribute("type"), href: link.getAttribute("href") })),
    );
    expect(found.length).toBe(address === PAPER ? 5 : 9);
    for (const { type, href } of found) {
      const { pathname, search } = new URL(href ?? "", page.url());
      const answer = await request.get(`${pathname}${search}`);
      expect([href, answer.status()]).toEqual([href, 200]);
      expect(answer.headers()["content-type"]).toContain(type ?? "no type");
    }
  });
}

test("lists offer their papers to reference managers and have a menu of formats", async ({ page }) => {
  for (const address of LISTS) {
    await page.goto(address);
    expect([address, (await page.locator("span.Z3988").count()) > 0]).toEqual([address, true]);
    await page.getByText("Take this list").click();
    await expect(page.getByRole("link", { name: "BibTeX", exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "E-mail", exact: true })).toBeVisible();
  }
});

test("links to papers and editions have a picture, kept by the server", async ({ page, request }) => {
  for (const address of [PAPER, "/editions/2025-08-12", "/"]) {
    await page.goto(address);
    const href = await page.locator('meta[property="og:image"]').getAttribute("content");
    const { pathname } = new URL(href ?? "");
    const first = await request.get(pathname);
    const body = await first.body();
    expect([first.status(), first.headers()["content-type"]]).toEqual([200, "image/png"]);
    expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630]);
    const etag = first.headers().etag ?? "";
    const again = await request.get(pathname, { headers: { "If-None-Match": etag } });
    expect([again.status(), again.headers()["server-timing"]]).toEqual([304, expect.stringContaining("hit")]);
  }
  expect((await request.get("/papers/no-such-paper.png")).status()).toBe(404);
});

test("a server without a mail server says so and offers the feeds", async ({ page }) => {
  await page.goto("/papers?q=language");
  await page.getByText("Take this list").click();
  await page.getByRole("link", { name: "E-mail", exact: true }).click();
  await expect(page.getByText("This server sends no mail")).toBeVisible();
  await expect(page.getByRole("link", { name: "Atom" })).toHaveAttribute("href", "/papers.atom?q=language");
  await expect(page.getByRole("link", { name: "Back to the list" })).toHaveAttribute("href", "/papers?q=language");
});
