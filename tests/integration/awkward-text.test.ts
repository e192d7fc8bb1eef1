/** How awkward titles and names stand in every format, each expectation written by hand. */
import { expect } from "vitest";
import { toCitable } from "@/lib/cite/citable";
import { toCoins } from "@/lib/cite/coins";
import { toJsonLd, toScriptJson } from "@/lib/cite/json-ld";
import { citationTags } from "@/lib/cite/meta-tags";
import { CITATION_STYLES, formatCitation } from "@/lib/cite/plain";
import type { Db } from "@/lib/db";
import { respondWithFormat } from "@/lib/formats/respond";
import { findPaperId, findRecords } from "@/lib/papers/queries-record";
import { AWKWARD_DAY, AWKWARD_TITLES, importAwkwardPapers } from "@/tests/helpers/awkward-papers";
import { test } from "@/tests/helpers/database";

interface Expected {
  /** In XML elements: Atom and RSS. */
  xml: string;
  /** Inside a JSON string: JSON Feed, CSL-JSON. */
  json: string;
  /** In JSON Lines, which keep the source's own LaTeX. */
  raw: string;
  bib: string;
  /** RIS, tags of the page, linked data: plain text. */
  plain: string;
  csv: string;
  md: string;
}

const EXPECTED: Expected[] = [
  {
    xml: "Open {Sets} Matter",
    json: '"Open {Sets} Matter"',
    raw: '"Open {Sets} Matter"',
    bib: "Open \\{Sets\\} Matter",
    plain: "Open {Sets} Matter",
    csv: "Open {Sets} Matter",
    md: "Open {Sets} Matter",
  },
  {
    xml: "80% of Tokens",
    json: '"80% of Tokens"',
    raw: '"80% of Tokens"',
    bib: "80\\% of Tokens",
    plain: "80% of Tokens",
    csv: "80% of Tokens",
    md: "80% of Tokens",
  },
  {
    xml: "Auditing &amp; Steering",
    json: '"Auditing & Steering"',
    raw: '"Auditing & Steering"',
    bib: "Auditing \\& Steering",
    plain: "Auditing & Steering",
    csv: "Auditing & Steering",
    md: "Auditing &amp; Steering",
  },
  {
    xml: "$α$-Divergence",
    json: '"$α$-Divergence"',
    raw: '"$α$-Divergence"',
    bib: "$α$-Divergence",
    plain: "$α$-Divergence",
    csv: "$α$-Divergence",
    md: "$α$-Divergence",
  },
  {
    xml: "&quot;Quoted&quot; 'Words'",
    json: '"\\"Quoted\\" \'Words\'"',
    raw: '"\\"Quoted\\" \'Words\'"',
    bib: "\"Quoted\" 'Words'",
    plain: "\"Quoted\" 'Words'",
    csv: '"""Quoted"" \'Words\'"',
    md: "\"Quoted\" 'Words'",
  },
  {
    xml: "大规模语言模型",
    json: '"大规模语言模型"',
    raw: '"大规模语言模型"',
    bib: "大规模语言模型",
    plain: "大规模语言模型",
    csv: "大规模语言模型",
    md: "大规模语言模型",
  },
  {
    xml: "نماذج اللغة الكبيرة",
    json: '"نماذج اللغة الكبيرة"',
    raw: '"نماذج اللغة الكبيرة"',
    bib: "نماذج اللغة الكبيرة",
    plain: "نماذج اللغة الكبيرة",
    csv: "نماذج اللغة الكبيرة",
    md: "نماذج اللغة الكبيرة",
  },
  {
    xml: "Prefill &amp; Decode",
    json: '"Prefill & Decode"',
    raw: '"Prefill \\\\& Decode"',
    bib: "Prefill \\& Decode",
    plain: "Prefill & Decode",
    csv: "Prefill & Decode",
    md: "Prefill &amp; Decode",
  },
  {
    xml: "=SUM(A1) &lt;b&gt;C#&lt;/b&gt;",
    json: '"=SUM(A1) <b>C#</b>"',
    raw: '"=SUM(A1) <b>C#</b>"',
    bib: "=SUM(A1) <b>C\\#</b>",
    plain: "=SUM(A1) <b>C#</b>",
    csv: "'=SUM(A1) <b>C#</b>",
    md: "=SUM(A1) \\<b\\>C#\\</b\\>",
  },
  {
    xml: "A_B [x](y) *z*",
    json: '"A_B [x](y) *z*"',
    raw: '"A_B [x](y) *z*"',
    bib: "A\\_B [x](y) *z*",
    plain: "A_B [x](y) *z*",
    csv: "A_B [x](y) *z*",
    md: "A\\_B \\[x\\](y) \\*z\\*",
  },
];

async function read(db: Db, address: string): Promise<string> {
  const request = new Request(`http://b.test${address}`, { headers: { host: "b.test" } });
  return (await respondWithFormat(db, request, address.slice(1).split("/"))).text();
}

async function recordOf(db: Db, slug: string) {
  const id = await findPaperId(db, slug);
  const [record] = id === null ? [] : await findRecords(db, [id]);
  if (record === undefined) throw new Error(`no paper ${slug}`);
  return record;
}

test("titles stand in every format of a list as they should", async ({ db }) => {
  await importAwkwardPapers(db);
  const list = async (extension: string) => read(db, `/editions/${AWKWARD_DAY}${extension}`);
  const [atom, rss, feed, bib] = [await list(".atom"), await list(".rss"), await list(".json"), await list(".bib")];
  const [ris, csl, csv, md] = [await list(".ris"), await list(".csl.json"), await list(".csv"), await list(".md")];
  const lines = await list(".jsonl");
  for (const [place, expected] of EXPECTED.entries()) {
    const url = `http://b.test/papers/2508.0000${place}`;
    expect(atom).toContain(`<title>${expected.xml}</title>`);
    expect(rss).toContain(`<item>\n<title>${expected.xml}</title>\n<link>${url}</link>`);
    expect(feed).toContain(`"title":${expected.json},`);
    expect(bib).toContain(`      title={${expected.bib}},\n`);
    expect(ris).toContain(`\r\nTI  - ${expected.plain}\r\n`);
    expect(csl).toContain(`"title":${expected.json},`);
    expect(csv).toContain(`\r\n${expected.csv},`);
    expect(md).toContain(`\n## [${expected.md}](${url})\n`);
    expect(lines).toContain(`"title":${expected.raw},`);
  }
  expect(AWKWARD_TITLES).toHaveLength(EXPECTED.length + 1);
});

test("titles stand in every format of a paper and in its page's head as they should", async ({ db }) => {
  await importAwkwardPapers(db);
  for (const [place, expected] of EXPECTED.entries()) {
    const slug = `2508.0000${place}`;
    const record = await recordOf(db, slug);
    const work = toCitable(record);
    expect(await read(db, `/papers/${slug}.bib`)).toContain(`title={${expected.bib}},`);
    expect(await read(db, `/papers/${slug}.ris`)).toContain(`TI  - ${expected.plain}\r\n`);
    expect(await read(db, `/papers/${slug}.csl.json`)).toContain(`"title": ${expected.json}`);
    expect(await read(db, `/papers/${slug}.json`)).toContain(`"title": ${expected.raw}`);
    expect((await read(db, `/papers/${slug}.md`)).startsWith(`# ${expected.md}\n`)).toBe(true);
    expect(citationTags(work).citation_title).toBe(expected.plain);
    expect(new URLSearchParams(toCoins(work)).get("rft.title")).toBe(expected.plain);
    expect(toJsonLd(record, "http://b.test/").headline).toBe(expected.plain);
    expect(toScriptJson(toJsonLd(record, "http://b.test/"))).not.toMatch(/[<>&]/);
    for (const { id } of CITATION_STYLES) {
      const curled = (await formatCitation(work, id)).replace(/[“”"]/g, '"').replace(/[‘’']/g, "'");
      // Some styles set titles in capitals; a quotation inside a quotation gets the other quotes.
      if (place !== 4) expect(curled.toLowerCase()).toContain(expected.plain.toLowerCase());
      else expect(curled).toMatch(/["']Quoted["'] ["']Words[.,]?["']/);
    }
  }
});

test("names stand in every format as they should", async ({ db }) => {
  await importAwkwardPapers(db);
  const work = toCitable(await recordOf(db, "2508.00000"));
  const inverted = ["Kaiser, Łukasz", "van der Maaten, Laurens", "O'Neill, Conan", "Aakanksha", "张伟", "Gemma Team"];
  expect(await read(db, "/papers/2508.00000.bib")).toContain(
    "author={Łukasz Kaiser and Laurens van der Maaten and Conan O'Neill and Aakanksha and 张伟 and {Gemma Team}},",
  );
  expect((await read(db, "/papers/2508.00000.ris")).match(/^AU .*$/gm)).toEqual(
    inverted.map((name) => `AU  - ${name}`),
  );
  expect(citationTags(work).citation_author).toEqual(inverted);
  expect(new URLSearchParams(toCoins(work)).getAll("rft.creator")).toEqual(inverted);
  expect(JSON.parse(await read(db, "/papers/2508.00000.csl.json"))).toMatchObject([
    {
      author: [
        { family: "Kaiser", given: "Łukasz" },
        { family: "Maaten", given: "Laurens", "non-dropping-particle": "van der" },
        { family: "O'Neill", given: "Conan" },
        { family: "Aakanksha" },
        { family: "张伟" },
        { literal: "Gemma Team" },
      ],
    },
  ]);
  const inOrder = ["Łukasz Kaiser", "Laurens van der Maaten", "Conan O'Neill", "Aakanksha", "张伟", "Gemma Team"];
  const atom = await read(db, `/editions/${AWKWARD_DAY}.atom`);
  expect(atom).toContain(inOrder.map((name) => `<author><name>${name}</name></author>`).join("\n"));
  const rss = await read(db, `/editions/${AWKWARD_DAY}.rss`);
  expect(rss).toContain(inOrder.map((name) => `<dc:creator>${name}</dc:creator>`).join("\n"));
  expect(await read(db, `/editions/${AWKWARD_DAY}.csv`)).toContain(
    `Open {Sets} Matter,${inOrder.join("; ")},6,2025-08-11,`,
  );
  expect(await formatCitation(work, "apa")).toBe(
    "Kaiser, Ł., van der Maaten, L., O’Neill, C., Aakanksha, 张伟, & Gemma Team. (2025). Open {Sets} Matter (arXiv:2508.00000). arXiv. https://doi.org/10.48550/arXiv.2508.00000",
  );
  expect(await formatCitation(work, "ieee")).toContain(
    "Ł. Kaiser, L. van der Maaten, C. O’Neill, Aakanksha, 张伟, and Gemma Team, ",
  );
});

test("of a paper about which little is known nothing is made up", async ({ db }) => {
  await importAwkwardPapers(db);
  const slug = "one-alone-bell";
  const record = await recordOf(db, slug);
  expect(await read(db, `/papers/${slug}.bib`)).toBe(
    "@misc{bell,\n      title={One \\textbraceleft{} Alone ]]> --> Bell},\n}\n",
  );
  const ris = await read(db, `/papers/${slug}.ris`);
  expect(ris).not.toMatch(/^(?:AU|PY|DA|DO|UR) /m);
  expect(citationTags(toCitable(record))).toEqual({
    "z:itemType": "preprint",
    citation_title: "One { Alone ]]> --> Bell",
    citation_abstract: 'We weigh <b>bold</b> & "plain" words, 50% of One { Alone ]]> --> Bell.',
  });
});
