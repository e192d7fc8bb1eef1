/**
 * `npm run screenshots`: the pictures of the README in public/screenshots, of the sample, light and dark, as WebP. On a
 * server of its own, or with `--base ADDRESS` on one that serves the sample.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium, type Page } from "playwright";
import { findBrowser } from "@/lib/setup/browser.mjs";
import { openReadingPages } from "@/tests/bench/reading-pages";

const FOLDER = "public/screenshots";
const PICTURES = [
  { name: "edition", address: "/editions/2025-08-12", width: 1280, height: 960 },
  { name: "search", address: "/papers?q=languge+modls", width: 1280, height: 860 },
  {
    name: "paper",
    address: "/papers/a-comprehensive-survey-on-long-context-language-modeling",
    width: 1280,
    height: 860,
  },
  { name: "phone", address: "/editions/2025-08-12", width: 390, height: 844 },
];
const SCALE = 1.5;
const QUALITY = 82;

async function takePicture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  return Buffer.from(data, "base64");
}

const executablePath = findBrowser();
if (executablePath === null) throw new Error("There is no Chromium here: name one in BROWSER_PATH.");
const { base, stop } = await openReadingPages();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
mkdirSync(FOLDER, { recursive: true });
for (const { name, address, width, height } of PICTURES) {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: SCALE,
      colorScheme,
      hasTouch: width < 500,
      locale: "en-GB",
    });
    await page.goto(base + address, { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    const picture = await takePicture(page);
    const file = path.join(FOLDER, `${name}-${colorScheme}.webp`);
    writeFileSync(file, picture);
    console.log(`${file} ${Math.round(picture.length / 1024)} KB`);
    await page.close();
  }
}
await browser.close();
await stop();
