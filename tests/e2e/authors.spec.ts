/** Pages of authors, on a catalogue of their own: the bundled sample names none. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@/tests/helpers/browser";
import { runCommand } from "@/tests/helpers/commands";
import { filledAndDrawn, isFilled } from "@/tests/helpers/said-by";
import { startServer, type TestServer } from "@/tests/helpers/server";

let server: TestServer;
const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-authors-"));

const DAY = "2025-09-10";

const UNVOTED = "张伟";

/** An answer of the papers API: a paper for each list of names, the first one with a formula, one without votes. */
function dayWith(authors: readonly (readonly string[])[]): string {
  const at = `${DAY}T00:00:00.000Z`;
  return JSON.stringify(
    authors.map((names, index) => ({
      paper: {
        id: `2509.1${String(index).padStart(4, "0")}`,
        title: index === 0 ? "Kilns of $O(n^2)$ bricks" : `Kiln ${index} & "glaze" <b>cools</b>`,
        summary: `We fire kiln ${index}. It $1 cools.`,
        publishedAt: at,
        submittedOnDailyAt: at,
        ...(names[0] === UNVOTED ? {} : { upvotes: index }),
        authors: names.map((name, place) => ({ _id: `${index}-${place}`, name, hidden: false })),
      },
      publishedAt: at,
    })),
  );
}

const MANY = Array.from({ length: 12 }, () => ["Bo Lind"]);
const ODD_NAME = `$1 Ro'i "Four" <b>Elm</b> & Sons`;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  const env = { DATABASE_URL: `file:${path.join(folder, "authors.db")}` };
  const file = path.join(folder, `${DAY}.json`);
  writeFileSync(file, dayWith([["Zoë Blake", "Bo Lind"], ["Zoe Blake", ODD_NAME], [UNVOTED], ...MANY]));
  const { code, stderr } = await runCommand(["import", file, "--day", DAY], { env });
  if (code !== 0) throw new Error(stderr);
  server = await startServer(env);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("an author's page that is filled says what the page drawn by itself says", async ({ page }) => {
  const addressOf = async (name: string, paper: string) => {
    await page.goto(`${server.address}/papers/${paper}`);
    return (await page.getByRole("link", { name, exact: true }).getAttribute("href")) ?? "";
  };
  const said = new Set<string>();
  for (const address of [
    "/authors/bo-lind",
    "/authors/bo-lind?page=2",
    "/authors/bo-lind?page=99",
    "/authors/zoe-blake",
    "/authors/zoe-blake?name=Zo%C3%AB+Blake",
    "/authors/zoe-blake?name=Zoe%20Blake&page=2",
    await addressOf(ODD_NAME, "2509.10001"),
    await addressOf(UNVOTED, "2509.10002"),
  ]) {
    const { filled, drawn } = await filledAndDrawn(page.request, server.address + address);
    expect(filled, address).toEqual(drawn);
    said.add(filled.body.join(""));
  }
  expect(said.size).toBe(7);
});

test("Next.js answers where there is no author, where an address is written otherwise, and its own router", async ({
  page,
}) => {
  const ask = async (address: string, headers = {}) => {
    const answer = await page.request.get(`${server.address}${address}`, { headers });
    return [answer.status(), isFilled(answer)];
  };
  expect(await ask("/authors/zoe-blake?b=1")).toEqual([200, true]);
  expect(await ask("/authors/zoe-blake?b=2", { RSC: "1" })).toEqual([200, false]);
  expect(await ask("/authors/%7Aoe-blake")).toEqual([200, false]);
  expect(await ask("/authors/zoe-blake.bib")).toEqual([200, false]);
  for (const nobody of ["/authors/nobody", "/authors/Zoe-Blake", "/authors/zoe%20blake", "/authors"]) {
    expect(await ask(nobody), nobody).toEqual([404, false]);
  }
});

test("a reader goes from a paper to its author, to one spelling, and to who wrote with them", async ({ page }) => {
  await page.goto(`${server.address}/papers/2509.10000`, { waitUntil: "networkidle" });
  await page.getByRole("link", { name: "Zoë Blake" }).click();
  await expect(page.getByText("2 papers in this catalogue.")).toBeVisible();
  await expect(page.locator(".results")).toContainText("As Zoe Blake");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  await page.getByRole("navigation", { name: "Spelling" }).getByRole("link", { name: "Zoë Blake" }).click();
  await expect(page).toHaveURL(/\/authors\/zoe-blake\?name=Zo%C3%AB\+Blake$/);
  await expect(page.locator(".results > li")).toHaveCount(1);
  await page.getByRole("complementary", { name: "Co-authors" }).getByRole("link", { name: "Bo Lind" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bo Lind" })).toBeVisible();
  await page.reload({ waitUntil: "networkidle" });
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/\/authors\/bo-lind\?page=2$/);
  await expect(page.locator(".results > li")).toHaveCount(3);
  await page.goBack();
  await expect(page.locator(".results > li")).toHaveCount(10);
});

test("facts begin where the title does, on a telephone and without votes too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of ["/papers?q=kiln+2", "/papers?q=kiln+3"]) {
    await page.goto(server.address + path);
    const result = page.locator(".result").first();
    const [title, facts] = [result.locator(".result__title"), result.locator(".result__facts")];
    const beginning = await facts.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return Math.min(...[...range.getClientRects()].filter(({ width }) => width > 0).map(({ left }) => left));
    });
    expect(beginning, path).toBeCloseTo((await title.boundingBox())?.x ?? Number.NaN, 0);
  }
});
