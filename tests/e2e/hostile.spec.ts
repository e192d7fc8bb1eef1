/** Papers that try to be programs: in every page and format they stay text, and nothing is asked of anybody else. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Dialog, Page, Request } from "@playwright/test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "@/tests/helpers/browser";
import { runCommand } from "@/tests/helpers/commands";
import { ATTEMPTS, EVIL_HOST, HOSTILE_DAY, hostileDay } from "@/tests/helpers/hostile-papers";
import { startServer, type TestServer } from "@/tests/helpers/server";

let server: TestServer;
const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-hostile-"));

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  const env = { DATABASE_URL: `file:${path.join(folder, "hostile.db")}` };
  // The name of a file is text of a stranger too, and a day's name lists its papers under that day.
  const file = path.join(folder, `${HOSTILE_DAY}<img src=x onerror=alert(1)>.json`);
  writeFileSync(file, hostileDay());
  const { code, stderr } = await runCommand(["import", file, "--day", HOSTILE_DAY], { env });
  if (code !== 0 && code !== 1) throw new Error(stderr);
  server = await startServer(env);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page; gives what was attempted there with success. */
async function successesOn(page: Page, address: string): Promise<string[]> {
  const found: string[] = [];
  const onDialog = (dialog: Dialog) => {
    found.push(`dialog on ${address}`);
    void dialog.dismiss();
  };
  const onRequest = (request: Request) => {
    if (!request.url().startsWith(server.address) && !request.url().startsWith("data:"))
      found.push(`asked ${request.url()}`);
  };
  page.on("dialog", onDialog).on("request", onRequest);
  const answer = await page.goto(`${server.address}${address}`);
  if (answer?.status() !== 200) found.push(`${address} answers ${answer?.status()}`);
  const inPage = await page.evaluate(async (evilHost) => {
    // What hangs on an error of loading has had its turn.
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 }));
    const seen: string[] = [];
    if ("hacked" in window) seen.push("a script ran");
    const own = location.host;
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) seen.push(`${element.tagName} ${name}`);
        if (/^(data-evil|id|class)$/.test(name) && /\bevil\b/.test(value)) seen.push(`${name}=${value}`);
        if (/^(src|srcset|poster|background|formaction|action|data)$/.test(name) && value.includes(evilHost))
          seen.push(`${name}=${value}`);
        if (name === "style" && /url\(|fixed|expression|9999/.test(value)) seen.push(`style=${value}`);
      }
    }
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href], area[href]")) {
      if (!/^https?:$/.test(link.protocol) && !(link.protocol === "mailto:" && link.host === ""))
        seen.push(`link ${link.href}`);
      if (link.username !== "" || link.password !== "") seen.push(`link ${link.href}`);
      if (link.host !== own && link.target === "_blank" && !link.rel.includes("noopener"))
        seen.push(`opener ${link.href}`);
    }
    for (const tag of [
      "iframe",
      "object",
      "embed",
      "base",
      "applet",
      "main style",
      "main link",
      "main script:not([type])",
    ])
      if (document.querySelector(tag) !== null) seen.push(`<${tag}>`);
    if (document.querySelector("meta[http-equiv=refresh]") !== null) seen.push("refresh");
    if (/[\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.textContent ?? ""))
      seen.push("direction of writing");
    return seen;
  }, EVIL_HOST);
  page.off("dialog", onDialog).off("request", onRequest);
  return [...found, ...inPage.map((what) => `${what} on ${address}`)];
}

test("every page shows them as text", async ({ page }) => {
  test.setTimeout(300_000);
  const pages = [
    "/",
    `/editions/${HOSTILE_DAY}`,
    "/editions/2025-W37",
    "/papers",
    "/papers?page=2",
    "/papers?q=hostile",
    `/papers?q=${encodeURIComponent(ATTEMPTS[2] ?? "")}`,
    `/papers?q=${encodeURIComponent(`author:"ada <script>window.hacked=1</script>"`)}`,
    `/papers/like?text=${encodeURIComponent(ATTEMPTS.slice(0, 4).join(" "))}`,
    "/topics",
    "/trending",
    "/trends",
    "/status",
    "/import",
    "/import?message=%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E",
    ...ATTEMPTS.map((_, index) => `/papers/2509.0${String(index + 1).padStart(4, "0")}`),
  ];
  const found: string[] = [];
  for (const address of pages) found.push(...(await successesOn(page, address)));
  expect(found).toEqual([]);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("=HYPERLINK");
});

test("the report of the import, authors' and organisations' pages show them as text", async ({ page }) => {
  test.setTimeout(120_000);
  const links = new Set<string>();
  for (const from of ["/import", "/papers/2509.00001", "/papers/2509.00003", "/papers/2509.00005"]) {
    await page.goto(`${server.address}${from}`);
    for (const link of await page
      .locator('a[href*="/authors/"], a[href*="/organizations/"], a[href*="/import/runs/"]')
      .all()) {
      const href = await link.getAttribute("href");
      if (href !== null) links.add(href);
    }
  }
  expect([...links].some((href) => href.startsWith("/import/runs/"))).toBe(true);
  const found: string[] = [];
  for (const href of links) found.push(...(await successesOn(page, href)));
  expect(found).toEqual([]);
});

test("formulas trust nothing in them", async ({ page }) => {
  for (const number of [15, 16, 17]) {
    await page.goto(`${server.address}/papers/2509.000${number}`);
    expect(
      await page.locator("main a[href^='javascript'], main [data-evil], main .evil, main #evil, main img").count(),
    ).toBe(0);
  }
});

test("feeds are well formed and hold text only; links in them lead to the web", async ({ request }) => {
  const read = async (address: string) => (await request.get(`${server.address}${address}`)).text();
  const parser = new XMLParser({ ignoreAttributes: false });
  for (const address of ["/papers.atom", "/papers.rss", `/editions/${HOSTILE_DAY}.atom`, "/sitemap.xml"]) {
    const text = await read(address);
    expect(XMLValidator.validate(text), address).toBe(true);
    const whole = JSON.stringify(parser.parse(text));
    for (const [, href = ""] of whole.matchAll(/"@_href":"([^"]*)"/g)) expect(href, address).toMatch(/^https?:\/\//);
  }
  const feed = JSON.parse(await read("/papers.json"));
  for (const item of feed.items) {
    expect(item.url).toMatch(/^https?:\/\//);
    const html = String(item.content_html ?? "");
    expect(html).not.toMatch(/<(?!\/?(?:p|a|em|strong|b|i|br|ul|li|sub|sup|span|code)\b)[a-z!]/i);
    expect(html).not.toMatch(/\son\w+\s*=|href="(?!https?:)/i);
  }
});

test("tables, citations and plain formats run nothing where they are opened", async ({ request }) => {
  const read = async (address: string) => {
    const answer = await request.get(`${server.address}${address}`);
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers()["content-security-policy"]).toContain("default-src 'none'");
    return answer.text();
  };
  // No cell that a spreadsheet would take for a formula.
  expect(await read("/papers.csv")).not.toMatch(/(^|,|")[=+@\t\r](?!\d)/m);
  // No link that a viewer of Markdown would follow elsewhere.
  expect(await read("/papers.md")).not.toMatch(
    /(?<!\\)\]\((?!https?:)|(?<!\\)<(?:script|img|svg|a )|(?<!\\)<javascript:/i,
  );
  expect(await read("/papers.bib")).not.toMatch(/\\(?:input|write|immediate|href|url)\{(?:javascript|\/\/)/);
  for (const line of (await read("/papers.jsonl")).trim().split("\n")) JSON.parse(line);
  JSON.parse(await read("/papers.csl.json"));
  const listed = JSON.parse(await read("/api/daily_papers"));
  expect(JSON.stringify(listed)).not.toMatch(/"(?:url|githubRepo|projectPage)":"(?!https?:)[^"]/);
});
