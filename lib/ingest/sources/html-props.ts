/** The JSON that huggingface.co's pages carry in `data-props` attributes, for their own scripts to draw the page from. */
import { load } from "cheerio/slim";
import { isObject, parseJson } from "@/lib/ingest/json";

/** What one attribute held: the props, or why they could not be read. */
export type PageProps = { ok: true; props: Record<string, unknown> } | { ok: false; reason: string };

const ATTRIBUTE = /\bdata-props\s*=\s*(["'])/g;
/** Props with papers name one of these; a page holds a dozen others, for its header, menus and banners. */
const WITH_PAPERS = /(?:"|&quot;|&#34;)(?:dailyPapers|searchResults|paper)(?:"|&quot;|&#34;)/;
const LONGEST_TAG_START = 5000;
/** Pages have one; a page that claims hundreds is made to cost time. */
const MOST_PROPS = 20;

/**
 * The props on a page that hold papers, in its order. Only the tags that carry them are given to the HTML parser, so
 * that time and memory stay in proportion whatever else the page holds. Nothing on the page is executed.
 */
export function findPaperProps(html: string): PageProps[] {
  const found: PageProps[] = [];
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(html); match !== null; match = ATTRIBUTE.exec(html)) {
    const start = ATTRIBUTE.lastIndex;
    const end = html.indexOf(match[1] ?? "", start);
    if (end === -1) {
      if (WITH_PAPERS.test(html.slice(start, start + LONGEST_TAG_START))) {
        found.push({ ok: false, reason: "breaks off inside the attribute that holds its papers" });
      }
      break;
    }
    ATTRIBUTE.lastIndex = end;
    if (!WITH_PAPERS.test(html.slice(start, end))) continue;
    const before = html.slice(Math.max(0, match.index - LONGEST_TAG_START), match.index);
    const open = before.lastIndexOf("<");
    if (open === -1) continue;
    found.push(readProps(`${before.slice(open)}${html.slice(match.index, end + 1)}>`));
    if (found.length === MOST_PROPS) break;
  }
  return found;
}

function readProps(tag: string): PageProps {
  const text = load(tag)("[data-props]").attr("data-props");
  if (text === undefined) return { ok: false, reason: "is no attribute of a tag" };
  const json = parseJson(text);
  if (!json.ok) return json;
  return isObject(json.value) ? { ok: true, props: json.value } : { ok: false, reason: "is no object" };
}
