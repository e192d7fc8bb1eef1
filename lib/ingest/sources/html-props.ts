/** The JSON that huggingface.co's pages carry in `data-props` attributes, for their own scripts to draw the page from. */
import { load } from "cheerio/slim";
import { isObject, parseJson } from "@/lib/ingest/json";

/** What one attribute held: the props, or why they could not be read. */
export type PageProps = { ok: true; props: Record<string, unknown> } | { ok: false; reason: string };

const ATTRIBUTE = /\bdata-props\s*=\s*(["'])/g;
/** Props with papers name one of these; a page holds a dozen others, for its header, menus and banners. */
const WITH_PAPERS = /(?:"|&quot;|&#34;)(?:dailyPapers|searchResults|paper)(?:"|&quot;|&#34;)/;
const LONGEST_TAG_START = 5000;

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
    const open = html.lastIndexOf("<", match.index);
    if (open === -1 || match.index - open > LONGEST_TAG_START) continue;
    found.push(readProps(`${html.slice(open, end + 1)}>`));
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
