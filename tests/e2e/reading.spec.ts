import { expect, test } from "@/tests/helpers/browser";

test("Back and Forward come to the place on the page that was left", async ({ page }) => {
  await page.goto("/papers", { waitUntil: "networkidle" });
  const eighth = page.locator("ol.results > li").nth(7).getByRole("link").first();
  await eighth.scrollIntoViewIfNeeded();
  const left = await page.evaluate(() => window.scrollY);
  expect(left).toBeGreaterThan(200);
  await eighth.click();
  await expect(page).not.toHaveURL(/\/papers$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(page).toHaveURL(/\/papers$/);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(left - 20);
  await page.goForward();
  await expect(page).not.toHaveURL(/\/papers$/);
});

test("a page is fetched ahead when the reader points at its link, not because it is in view", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has("_rsc")) fetched.push(pathname);
  });
  await page.goto("/editions/2025-08-12", { waitUntil: "networkidle" });
  expect(fetched).toEqual([]);
  const link = page.locator("main article h2 a").first();
  await link.hover();
  const address = await link.getAttribute("href");
  await expect.poll(() => fetched).toContain(address);
});

test("a chosen theme is there before anything is drawn, also against the system's", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  await page.evaluate(() => localStorage.setItem("theme", "dark"));
  // The background of the root as the first animation frame has it, before scripts of the app have come.
  await page.addInitScript(() => {
    requestAnimationFrame(() => {
      const { backgroundColor } = getComputedStyle(document.documentElement);
      Object.assign(window, { firstFrame: [document.documentElement.dataset.theme, backgroundColor] });
    });
  });
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(background).toBe("rgb(22, 21, 19)");
  expect(await page.evaluate(() => Reflect.get(window, "firstFrame")[0])).toBe("dark");
});

test("a page prints black on white, without controls, in either theme", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/editions/2025-08-12");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
  await expect(page.locator(".bar")).toBeHidden();
  await expect(page.locator(".foot")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("text at twice its size does not make a page scroll sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const session = await page.context().newCDPSession(page);
  await session.send("Page.enable");
  await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  for (const address of ["/editions/2025-08-12", "/papers?q=language", "/topics", "/saved", "/trending", "/api"]) {
    await page.goto(address);
    const spare = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(spare, address).toBeLessThanOrEqual(0);
  }
});
