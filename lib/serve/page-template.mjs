/**
 * Pages of one kind, made from one page that Next.js drew with names where their texts come
 * (lib/formats/page-holes.ts). Next.js hands that page's data to the browser in scripts; here they become one, so that no name
 * is cut in two.
 */
import { findScripts, hashOf } from "./content-security.mjs";
import { PageWriter } from "./page-writer.mjs";

/** @typedef {{ html: string, data: string, isJson?: boolean }} Filling */
/** @typedef {Record<string, Filling>} Fillings */
/** @typedef {{ text: string, hole: string }} Step what stands as it is, and the name of what comes after it, or "" */
/** @typedef {{ bytes: Buffer, hole: string }} CodedStep the same, coded once for all pages */

const DATA_SCRIPT = /<script>self\.__next_f\.push\((\[1,"[^<]*"\])\)<\/script>/g;
const BEGIN = "<script>";
const CALL = 'self.__next_f.push([1,"';
const END = Buffer.from('"])');

/** @type {Filling} */
const NOTHING = { html: "", data: "" };

/** What must not stand in a script as it is; the same that Next.js replaces. */
const IN_SCRIPT = /[&<>\u2028\u2029]/g;

/** A text as it stands within quotes in a script. @param {string} text */
function inScript(text) {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(IN_SCRIPT, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A text as it stands within a text of the data. A dollar at its beginning would be a reference. @param {string} text */
const inData = (text, begins = false) =>
  JSON.stringify(begins && text.startsWith("$") ? `$${text}` : text).slice(1, -1);

/** Elements of the head that one of a hole's name stands for, in HTML and in data. @param {string} prefix */
const standingFor = (prefix) => ({
  html: new RegExp(`<meta name="(${prefix}\\w+)" content="[^"]*"/>`, "g"),
  data: new RegExp(`\\["\\$","meta","\\d+",\\{"name":"(${prefix}\\w+)","content":"[^"]*"\\}\\]`, "g"),
});

/**
 * @param {string} text
 * @param {string} prefix
 * @param {readonly string[]} names
 * @returns {Step[]}
 */
function cut(text, prefix, names) {
  const steps = [];
  // Names of queries take with them their question mark, and the sign that Next.js prints after a name without a value.
  const pattern = new RegExp(`\\?${prefix}(${names.join("|")})=?|${prefix}(${names.join("|")})`, "g");
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, query, hole = query ?? ""] = match;
    steps.push({ text: text.slice(done, match.index), hole });
    done = match.index + whole.length;
  }
  steps.push({ text: text.slice(done), hole: "" });
  return steps;
}

/** @param {Step} step @returns {CodedStep} */
const coded = ({ text, hole }) => ({ bytes: Buffer.from(text), hole });

export class PageTemplate {
  /** Up to the data, the opening tag of its script included. @type {CodedStep[]} */
  #before;
  /** @type {(CodedStep & { begins: boolean })[]} */
  #data;
  /** @type {Buffer} */
  #after;
  /** @type {string[]} */
  #hashes;

  /**
   * Throws where the page is not of the shape that is known here.
   * @param {string} page
   * @param {string} prefix
   * @param {readonly string[]} names
   */
  constructor(page, prefix, names) {
    const scripts = [...page.matchAll(DATA_SCRIPT)];
    const last = scripts.at(-1);
    if (last === undefined) throw new Error("the page to be filled hands over no data");
    const elements = standingFor(prefix);
    const handed = scripts.map((script) => JSON.parse(script[1] ?? "")[1]).join("");
    const data = handed.replace(elements.data, "$1");
    const drawn = page.slice(0, last.index).replace(DATA_SCRIPT, "").replace(elements.html, "$1");
    const before = drawn.replace("</head>", `${prefix}sheets</head>`);
    const after = page.slice(last.index + last[0].length);
    // The longest first: "q" begins "query".
    const longestFirst = [...names].sort((a, b) => b.length - a.length);
    this.#before = cut(before + BEGIN, prefix, longestFirst).map(coded);
    this.#data = cut(data, prefix, longestFirst).map(({ text, hole }, place) => ({
      ...coded({ text: (place === 0 ? CALL : "") + inScript(text), hole }),
      begins: text.endsWith('"'),
    }));
    this.#after = Buffer.from(`</script>${after}`);
    const filled = new Set([...this.#before, ...this.#data].map(({ hole }) => hole));
    const missing = names.filter((name) => !filled.has(name));
    if (missing.length > 0) throw new Error(`the page to be filled has no place for ${missing.join(", ")}`);
    if (after.includes(prefix)) throw new Error("the page to be filled ends in a name");
    this.#hashes = findScripts(before + after).hashes;
  }

  /**
   * @param {Fillings} fillings
   * @returns {{ body: Buffer, hashes: string[] }} hashes: of the scripts in it
   */
  fill(fillings) {
    const of = (/** @type {string} */ hole) => fillings[hole] ?? NOTHING;
    const page = new PageWriter();
    for (const { bytes, hole } of this.#before) {
      page.addBytes(bytes);
      page.addText(of(hole).html);
    }
    const scriptStart = page.length;
    for (const { bytes, hole, begins } of this.#data) {
      const { data, isJson } = of(hole);
      page.addBytes(bytes);
      page.addText(inScript(isJson ? data : inData(data, begins)));
    }
    page.addBytes(END);
    const hash = hashOf(page.since(scriptStart));
    page.addBytes(this.#after);
    return { body: page.finish(), hashes: [...this.#hashes, hash] };
  }
}
