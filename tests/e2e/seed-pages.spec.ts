/** The two real pages: what each of the 81 paper pages shows is what the page it was read from said. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "@/tests/helpers/browser";
import { runCommand } from "@/tests/helpers/commands";
import { startServer } from "@/tests/helpers/server";
import { sharedPath } from "@/tests/helpers/shared-data";

const SEEDS = ["000_7fd4422bac8a76f8.txt", "004_a4c98d99a65ddaef.txt"].map((name) => sharedPath("seeds", name));

/** Titles and abstracts by their place alone: paragraphs after the day's line, without the lines of facts. */
function readPairs(file: string): [title: string, abstract: string][] {
  const lines = readFileSync(file, "utf8").split("\n");
  const start = lines.findIndex((line) => /^[A-Z][a-z]{2} \d{1,2}$/.test(line.trim()));
  const isFact = (line: string) => /^\s*(•\s*\d+ authors|·|[A-Z][a-z]{2} \d{1,2}(, \d{4})?( \d+)?)\s*$/.test(line);
  const kept = lines.slice(start + 1).filter((line) => line.trim() !== "" && !isFact(line));
  return kept.flatMap((line, place) => (place % 2 === 0 ? [[line, kept[place + 1] ?? ""] as [string, string]] : []));
}

/** Commands that the pages of this test draw as the letter they mean. */
const LETTERS: Record<string, string> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  epsilon: "ε",
  theta: "θ",
  lambda: "λ",
  mu: "μ",
  log: "log",
};

/** Letters and digits, without the ways in which maths is written. */
function essence(text: string): string {
  return text
    .replace(/https?:\/\//g, "")
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => LETTERS[name] ?? "")
    .replaceAll("×", "times")
    .replaceAll("±", "pm")
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/times|pm|sim|approx/g, "")
    .toLowerCase();
}

test("every page of the 81 papers shows the source's title and abstract", async ({ page }) => {
  const [first, second] = SEEDS;
  test.skip(!first || !second, "../shared/seeds is not here");
  if (!first || !second) return;
  test.setTimeout(300_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-seeds-"));
  const env = { DATABASE_URL: `file:${path.join(folder, "seeds.db")}` };
  const imported = await runCommand(["import", "--json", first, second], { env });
  expect(imported.code).toBe(0);
  const server = await startServer(env);
  try {
    const database = new Database(path.join(folder, "seeds.db"), { readonly: true });
    const papers = database.prepare("SELECT slug, title FROM Paper").all() as { slug: string; title: string }[];
    database.close();
    expect(papers).toHaveLength(81);
    const slugs = new Map(papers.map(({ slug, title }) => [essence(title), slug]));
    const pairs = new Map([...readPairs(first), ...readPairs(second)].map((pair) => [essence(pair[0]), pair]));
    expect(pairs.size).toBe(81);
    await page.goto(server.address);
    for (const [key, [title, abstract]] of pairs) {
      const slug = slugs.get(key);
      expect(slug, title).toBeDefined();
      const html = await (await page.request.get(`${server.address}/papers/${slug}`)).text();
      const shown = await page.evaluate((source) => {
        const drawn = new DOMParser().parseFromString(source, "text/html");
        for (const formula of drawn.querySelectorAll(".katex")) {
          formula.replaceWith(formula.querySelector("annotation")?.textContent ?? "");
        }
        return {
          title: drawn.querySelector("h1")?.textContent ?? "",
          abstract: [...drawn.querySelectorAll(".abstract p")].map((each) => each.textContent).join(" "),
        };
      }, html);
      expect(essence(shown.title)).toBe(essence(title));
      expect(essence(shown.abstract), title).toBe(essence(abstract));
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
