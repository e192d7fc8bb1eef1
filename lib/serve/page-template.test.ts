import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { PageTemplate } from "@/lib/serve/page-template.mjs";

const push = (text: string) => `<script>self.__next_f.push(${JSON.stringify([1, text])})</script>`;
const names = ["q", "query", "list", "sheets"];
const page = (data: string[]) =>
  `<head><link href="/papers.atom?zzquery"/></head><input value="zzq"/><div>zzlist</div>${data.map(push).join("<i></i>")}</body>`;

/** What a browser would hand to the page: the text of all calls. */
function handedOver(html: string): string {
  const calls = [...html.matchAll(/<script>self\.__next_f\.push\(([^<]*)\)<\/script>/g)];
  return calls.map(([, call = ""]) => JSON.parse(call)[1]).join("");
}

const fillings = {
  q: { html: "&lt;&quot;$1", data: '$<"\u2028$1' },
  query: { html: "?a=1&amp;b=2", data: "?a=1&b=2" },
  list: { html: "<p>zzq</p>", data: "" },
  sheets: { html: '<link rel="stylesheet"/>', data: "" },
};

test("each name gives way to its text, in HTML and in data, as either needs it", () => {
  const template = new PageTemplate(page(['0:{"value":"zzq","q":"?zzquery"}\n1:{"a":"b zzq"}']), "zz", names);
  const { body, hashes } = template.fill(fillings);
  const html = body.toString();
  expect(html).toContain(
    '<head><link href="/papers.atom?a=1&amp;b=2"/><link rel="stylesheet"/></head><input value="&lt;&quot;$1"/>',
  );
  const rows = handedOver(html)
    .split("\n")
    .map((row) => JSON.parse(row.slice(2)));
  // At its beginning a dollar is written twice: once it would be a reference.
  expect(rows).toEqual([{ value: '$$<"\u2028$1', q: "?a=1&b=2" }, { a: 'b $<"\u2028$1' }]);
  const script = /<script>([^<]*)<\/script>/.exec(html)?.[1] ?? "";
  expect(script).not.toMatch(/[<>&\u2028]/);
  expect(hashes).toEqual([`sha256-${createHash("sha256").update(script).digest("base64")}`]);
});

test("a query leaves no sign of its own behind, as Next.js prints one after a name without a value", () => {
  const template = new PageTemplate(page(['0:{"q":"?zzquery=","c":["papers?zzquery="],"value":"zzq="}']), "zz", names);
  const read = (query: string) => {
    const { body } = template.fill({ ...fillings, query: { html: "", data: query }, q: { html: "", data: "a" } });
    return JSON.parse(handedOver(body.toString()).slice(2));
  };
  expect(read("?a=1")).toEqual({ q: "?a=1", c: ["papers?a=1"], value: "a=" });
  expect(read("")).toEqual({ q: "", c: ["papers"], value: "a=" });
});

test("what a list puts in is not taken for a name", () => {
  const html = new PageTemplate(page(['0:{"value":"zzq"}']), "zz", names).fill(fillings).body.toString();
  expect(html).toContain("<div><p>zzq</p></div>");
});

test("a name that two scripts share is whole again", () => {
  const html = new PageTemplate(page(['0:{"value":"b zz', 'q"}']), "zz", names).fill(fillings).body.toString();
  expect(JSON.parse(handedOver(html).slice(2))).toEqual({ value: 'b $<"\u2028$1' });
});

test("a meta of a name gives way to elements, in HTML and in data", () => {
  const drawn = page(['0:[["$","p","1",{}],["$","meta","12",{"name":"zzq","content":"q"}]]\n1:{"a":"zzq"}']);
  const head = '<meta name="zzq" content="q"/><meta name="a" content="b"/>';
  const template = new PageTemplate(drawn.replace("<head>", `<head>${head}`), "zz", names);
  const json = '[["$","meta","tag-0",{"content":"<$1"}]]';
  const html = template
    .fill({ ...fillings, q: { html: '<meta content="&lt;$1"/>', data: json, isJson: true } })
    .body.toString();
  expect(html).toContain('<head><meta content="&lt;$1"/><meta name="a" content="b"/><link');
  const [row = ""] = handedOver(html).split("\n");
  expect(JSON.parse(row.slice(2))).toEqual([["$", "p", "1", {}], JSON.parse(json)]);
});

test("a page of another shape is refused", () => {
  expect(() => new PageTemplate("<p>zzq zzquery zzlist</p>", "zz", names)).toThrow("no data");
  expect(() => new PageTemplate(`<head></head>zzq zzlist${push("0:1")}`, "zz", names)).toThrow("no place for query");
  expect(() => new PageTemplate(`${page(['0:"zzq"'])}zzq`, "zz", names)).toThrow("ends in a name");
});
