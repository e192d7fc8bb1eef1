import { expect, test } from "vitest";
import { findLinks } from "@/lib/ingest/links";

function urls(text: string): string[] {
  return findLinks(text, "abstract").map((link) => link.url);
}

test("a repository carries host, owner, name and the given provenance", () => {
  expect(findLinks("Code: https://github.com/inkwell/Press-Room.", "abstract")).toEqual([
    {
      url: "https://github.com/inkwell/Press-Room",
      kind: "repository",
      host: "github.com",
      owner: "inkwell",
      name: "Press-Room",
      provenance: "abstract",
      stars: null,
    },
  ]);
});

test("what the sentence adds is taken off", () => {
  const expected = ["https://github.com/o/r"];
  for (const text of [
    "(https://github.com/o/r)",
    "at https://github.com/o/r, and",
    "at https://github.com/o/r).",
    'href="https://github.com/o/r">code',
    "https://github.com/o/r.git.",
    "https://github.com/o/r/",
    "https://github.com/o/r/tree/main/sub.",
    "https://github.com/o/r/blob/main/README.md",
    "https://github.com/o/r?tab=readme-ov-file",
    "https://github.com/o/r#usage",
    "http://www.github.com/o/r",
    "github.com/o/r.",
    "https://github.com/o/r{github.com/o/r}.",
    "\\url{https://github.com/o/r}",
    "\\href{https://github.com/o/r}{here}",
    "https://github.com/o/r{\\color[RGB]{175,36,67}{Name}}.",
    "https://github.com/o/r，代码",
    "**https://github.com/o/r**",
    "https://github.com/o/r\nred{Warning: text}",
  ]) {
    expect(urls(text), text).toEqual(expected);
  }
});

test("LaTeX escapes in names are undone", () => {
  expect(urls(String.raw`https://huggingface.co/inkwell/SD\_NCP\_v0.1`)).toEqual([
    "https://huggingface.co/inkwell/SD_NCP_v0.1",
  ]);
});

test("dots inside names stay", () => {
  expect(urls("https://github.com/inkwell/page.github.io. More")).toEqual([
    "https://github.com/inkwell/page.github.io",
  ]);
});

test("models, datasets and spaces are repositories, papers and collections are not", () => {
  const links = findLinks(
    "huggingface.co/inkwell/tiny-7b, https://huggingface.co/datasets/inkwell/news, https://hf.co/spaces/inkwell/demo; " +
      "https://huggingface.co/papers/2401.00001 https://huggingface.co/collections/inkwell/all-66 https://huggingface.co/inkwell",
    "abstract",
  );
  expect(links.map((link) => [link.kind, link.owner, link.url])).toEqual([
    ["repository", "inkwell", "https://huggingface.co/inkwell/tiny-7b"],
    ["repository", "inkwell", "https://huggingface.co/datasets/inkwell/news"],
    ["repository", "inkwell", "https://huggingface.co/spaces/inkwell/demo"],
    ["other", null, "https://huggingface.co/papers/2401.00001"],
    ["other", null, "https://huggingface.co/collections/inkwell/all-66"],
    ["other", null, "https://huggingface.co/inkwell"],
  ]);
});

test("pages, gists, users and shortened links are kept as other links", () => {
  const links = findLinks(
    "https://inkwell.github.io/demo/ https://gist.github.com/inkwell/1a2b https://github.com/inkwell. " +
      "https://github.com/orgs/inkwell https://rb.gy/abc123. www.example.org/x",
    "abstract",
  );
  expect(links.map((link) => [link.kind, link.host, link.url])).toEqual([
    ["other", "inkwell.github.io", "https://inkwell.github.io/demo/"],
    ["other", "gist.github.com", "https://gist.github.com/inkwell/1a2b"],
    ["other", "github.com", "https://github.com/inkwell"],
    ["other", "github.com", "https://github.com/orgs/inkwell"],
    ["other", "rb.gy", "https://rb.gy/abc123"],
    ["other", "example.org", "https://www.example.org/x"],
  ]);
});

test("each link comes once, whatever its case", () => {
  expect(urls("https://github.com/Inkwell/Press https://github.com/inkwell/press.git")).toEqual([
    "https://github.com/Inkwell/Press",
  ]);
});

test("a bracket that the address opened belongs to it", () => {
  expect(urls("(see https://en.wikipedia.org/wiki/Broadsheet_(newspaper)).")).toEqual([
    "https://en.wikipedia.org/wiki/Broadsheet_(newspaper)",
  ]);
});

test("words that only look like addresses are none", () => {
  expect(
    urls("GitHub.com is a host; mail me@github.com/x, notgithub.com/o/r, http:// and https://localhost/x"),
  ).toEqual([]);
});

test("no address carries a password", () => {
  expect(urls("https://user:secret@example.org/a")).toEqual(["https://example.org/a"]);
});
