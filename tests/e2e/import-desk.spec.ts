import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@/tests/helpers/browser";
import { startServer, type TestServer } from "@/tests/helpers/server";

let server: TestServer;
const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-desk-"));

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  server = await startServer({ DATABASE_URL: `file:${path.join(folder, "desk.db")}` });
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const PAGE = `Daily Papers

byAK and the research community

Nov 20

Folding Paper Cranes with Small Language Models

We teach a small language model to fold paper cranes from written instructions and compare it with people who have
folded them for years. The model needs fewer steps than beginners and makes fewer tears. Code is available at
https://github.com/crane-lab/paper-cranes.

  • 3 authors
·
Nov 18, 2024

A Title That Has No Abstract Below It
`;

test("a page is dropped, its progress followed, its report read, and its papers found", async ({ page }) => {
  await page.goto(`${server.address}/import`);
  await page
    .locator("input[name=files]")
    .setInputFiles({ name: "saved page.txt", mimeType: "text/plain", buffer: Buffer.from(PAGE) });
  await page.getByLabel("Day it was saved").fill("2025-11-20");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page).toHaveURL(/\/import\?job=/);
  await expect(page.getByText("Finished.")).toBeVisible({ timeout: 30_000 });

  await page.getByRole("link", { name: "saved page.txt" }).first().click();
  await expect(page).toHaveURL(/\/import\/runs\/\d+$/);
  await expect(page.getByText("Rejected").first()).toBeVisible();
  await page.getByRole("link", { name: /Folding Paper Cranes/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Folding Paper Cranes with Small Language Models");
  await expect(page.getByRole("link", { name: /paper-cranes/ }).first()).toHaveAttribute(
    "href",
    "https://github.com/crane-lab/paper-cranes",
  );
  await page.goto(`${server.address}/papers?q=paper+crane`);
  await expect(page.getByRole("link", { name: /Folding Paper Cranes/ })).toBeVisible();
});

test("the same page again changes nothing, pasted or dropped", async ({ page }) => {
  await page.goto(`${server.address}/import`);
  await page.getByLabel("Paste text").fill(PAGE);
  await page.getByLabel("Day it was saved").fill("2025-11-20");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Finished.")).toBeVisible({ timeout: 30_000 });
  const row = page.getByRole("region", { name: "Files of this import" }).getByRole("row").nth(1);
  await expect(row.getByRole("cell").nth(4)).toHaveText("0");
  await expect(row.getByRole("cell").nth(6)).toHaveText("1");
});

test("what cannot be read is told, and nothing changes", async ({ page }) => {
  await page.goto(`${server.address}/import`);
  await page
    .locator("input[name=files]")
    .setInputFiles({ name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(/is a PDF document/)).toBeVisible({ timeout: 30_000 });
});

test("an empty form is told what it lacks", async ({ page, expectConsoleError }) => {
  expectConsoleError(/status of 400/);
  await page.goto(`${server.address}/import`);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("Choose files, paste text or give an address.");
});

test("the desk works without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/import`);
  const buffer = Buffer.from(PAGE.replace("Small Language Models", "Large Language Models"));
  await page.locator("input[name=files]").setInputFiles({ name: "again.txt", mimeType: "text/plain", buffer });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page).toHaveURL(/\/import\?job=/);
  await expect(page.getByText("Finished.")).toBeVisible({ timeout: 30_000 });
  await context.close();
});

test("a post from another site is refused", async ({ request }) => {
  const response = await request.post(`${server.address}/import/jobs`, {
    headers: { Origin: "https://evil.example" },
    multipart: { text: PAGE },
  });
  expect(response.status()).toBe(403);
});

test("with a token the desk asks for it, and lets its owner in", async ({ page }) => {
  const guarded = await startServer({
    DATABASE_URL: `file:${path.join(folder, "guarded.db")}`,
    ADMIN_TOKEN: "a-secret-of-the-owner",
  });
  try {
    await page.goto(`${guarded.address}/import`);
    await expect(page.locator("input[name=files]")).toHaveCount(0);
    await page.getByLabel("Token").fill("a wrong token");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("That token is not the right one.")).toBeVisible();
    await page.getByLabel("Token").fill("a-secret-of-the-owner");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.locator("input[name=files]")).toHaveCount(1);
    const cookie = (await page.context().cookies()).find(({ name }) => name === "broadsheet_desk");
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
  } finally {
    await guarded.stop();
  }
});
