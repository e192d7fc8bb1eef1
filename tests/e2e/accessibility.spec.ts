import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@/tests/helpers/browser";

const PAGES = [
  "/",
  "/editions/2025-08-12",
  "/editions/2025-W50",
  "/editions/2025-08-10",
  "/papers",
  "/papers?q=permutaton&code=1",
  "/papers?q=permutation&from=1999-01-01&to=1999-12-31",
  "/papers/points-improving-your-vision-language-model-with-affordable-strategies",
  "/papers/like?text=folding",
  "/topics",
  "/topics/language-models",
  "/trending",
  "/trends",
  "/import",
  "/status",
  "/subscribe",
  "/no-such-page",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const address of PAGES) {
    test(`axe finds nothing on ${address} in ${colorScheme}`, async ({ page, expectConsoleError }) => {
      expectConsoleError(/status of 404/);
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  }
}

for (const width of [320, 390, 768, 1024, 1440]) {
  test(`no page scrolls sideways at ${width} pixels`, async ({ page, expectConsoleError }) => {
    expectConsoleError(/status of 404/);
    await page.setViewportSize({ width, height: 900 });
    for (const address of PAGES) {
      await page.goto(address);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([address, overflow]).toEqual([address, 0]);
    }
  });
}
