import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/helpers/browser";

/** Keeps a page asleep: its scripts arrive when what this gives is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return () => release();
}

const NOWHERE = ["/papers/no-such-paper", "/editions/2025-13", "/papers/no-such-paper/deeper", "/no-such-page"];

test("addresses that lead nowhere give a whole page without scripts", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of NOWHERE) {
    const response = await page.goto(`${baseURL}${address}`);
    expect(response?.status(), address).toBe(404);
    await expect(page.getByRole("main").getByRole("heading", { level: 1 }), address).toBeVisible();
    await expect(page.getByRole("navigation").first(), address).toBeVisible();
  }
  await context.close();
});

test("such a page wakes up at its own address, and leads on", async ({ page, expectConsoleError }) => {
  expectConsoleError(/status of 404/);
  for (const address of NOWHERE) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    expect(new URL(page.url()).pathname).toBe(address);
    await page.getByRole("link", { name: "Papers" }).first().click();
    await expect(page).toHaveURL(/\/papers$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`${address}$`));
  }
});

test("no page asks for what its policy shuts out", async ({ page }) => {
  for (const address of ["/", "/papers", "/papers?q=learning", "/status", "/import"]) {
    const response = await page.goto(address);
    expect(response?.headers()["content-security-policy"], address).toMatch(/script-src 'self' 'sha256-/);
    await page.waitForLoadState("networkidle");
  }
  await page.goto("/papers");
  await page.getByRole("main").getByRole("article").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/papers\/.+/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("scripts are asked for after the first paint, or once all else is there", async ({ page }) => {
  for (const address of ["/", "/papers"]) {
    await page.goto(address, { waitUntil: "networkidle" });
    const { first, paint, load } = await page.evaluate(() => {
      const scripts = performance.getEntriesByType("resource").filter(({ name }) => /\.js$/.test(name));
      const [navigation] = performance.getEntriesByType("navigation");
      return {
        first: Math.min(...scripts.map(({ startTime }) => startTime)),
        paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.POSITIVE_INFINITY,
        load: navigation instanceof PerformanceNavigationTiming ? navigation.loadEventStart : Number.POSITIVE_INFINITY,
      };
    });
    expect(first, address).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(first, address).toBeGreaterThanOrEqual(Math.min(paint, load));
  }
});

test("scripts wait for typefaces that are on their way, but not for ever", async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\.woff2$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  await page.waitForFunction(() => document.documentElement.dataset.awake !== undefined);
  const waited = await page.evaluate(() => {
    const scripts = performance.getEntriesByType("resource").filter(({ name }) => /\.js$/.test(name));
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.POSITIVE_INFINITY;
    return Math.min(...scripts.map(({ startTime }) => startTime)) - paint;
  });
  expect(waited).toBeGreaterThanOrEqual(2_000);
  release();
});

test("what a reader types before a page wakes up stays, and is searched for", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto("/papers", { waitUntil: "domcontentloaded" });
  await page.locator("#list input[name=q]").pressSequentially("agent");
  release();
  await expect(page).toHaveURL(/q=agent/);
  await expect(page.locator("#list input[name=q]")).toHaveValue("agent");
  await expect(page.locator("#results")).not.toContainText(/^81 papers/);
});

test("a filter that is chosen before a page wakes up holds", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto("/papers", { waitUntil: "domcontentloaded" });
  await page.getByRole("checkbox", { name: /with code/i }).check();
  release();
  await expect(page).toHaveURL(/code=1/);
  await expect(page.getByRole("checkbox", { name: /with code/i })).toBeChecked();
});

test("an address asked for again is answered from memory, or not at all where the reader has it", async ({
  request,
}) => {
  const address = `/papers?q=kept-${Date.now()}`;
  const first = await request.get(address);
  expect(first.headers()["server-timing"]).toMatch(/^cache;desc=miss/);
  const second = await request.get(address);
  expect(second.headers()["server-timing"]).toBe("cache;desc=hit");
  expect(await second.text()).toBe(await first.text());
  const etag = second.headers().etag ?? "";
  const third = await request.get(address, { headers: { "If-None-Match": etag } });
  expect(third.status()).toBe(304);
  expect(await third.text()).toBe("");
  // The first readers get a quick coding, later ones a smaller: soon both kinds of request meet the same.
  await expect(async () => {
    const [again, head] = [await request.get(address), await request.head(address)];
    expect(head.headers()["content-length"]).toBe(again.headers()["content-length"]);
  }).toPass();
});

test("no page of the import desk is kept", async ({ request }) => {
  for (let times = 0; times < 2; times += 1) {
    const answer = await request.get("/import");
    expect(answer.headers()["server-timing"]).toMatch(/^cache;desc=pass/);
    expect(answer.headers()["cache-control"]).toContain("no-store");
  }
});

test("the server says that it lives and is ready", async ({ request }) => {
  expect(await (await request.get("/healthz")).text()).toBe("alive\n");
  expect(await (await request.get("/readyz")).text()).toBe("ready\n");
});

test("pages come through the service worker once it is there", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  for (const address of ["/editions/2025-08-12", "/papers", "/"]) {
    const response = await page.goto(address);
    expect([address, response?.status(), response?.fromServiceWorker()]).toEqual([address, 200, true]);
  }
});
