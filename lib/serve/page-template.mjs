/**
 * Pages of one kind, made from one page that Next.js drew with names where their texts come (lib/formats/list-holes.ts,
 * lib/formats/paper-holes.ts). Next.js hands that page's data to the browser in scripts; here they become one, so that no name
 * is cut in two.
 */
import { findScripts, hashOf } from "./content-security.mjs";

/** @typedef {{ html: string, data: string, isJson?: boolean }} Filling */
/** @typedef {Record<string, Filling>} Fillings */
/** @typedef {{ text: string, hole: string }} Step what stands as it is, and the name of what comes after it, or "" */

const DATA_SCRIPT = /<script>self\.__next_f\.push\((\[1,"[^<]*"\])\)<\/script>/g;
const BEGIN = "<script>";
const CALL = 'self.__next_f.push([1,"';
const END = '"])';

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
  // Names of addresses take their question mark with them.
  const pattern = new RegExp(`\\??${prefix}(${names.join("|")})`, "g");
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, hole = ""] = match;
    steps.push({ text: text.slice(done, match.index), hole });
    done = match.index + whole.length;
  }
  steps.push({ text: text.slice(done), hole: "" });
  return steps;
}

export class PageTemplate {
  /** @type {Step[]} */
  #before;
  /** @type {(Step & { begins: boolean })[]} */
  #data;
  /** @type {string} */
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
    this.#after = page.slice(last.index + last[0].length);
    // The longest first: "q" begins "query".
    const longestFirst = [...names].sort((a, b) => b.length - a.length);
    this.#before = cut(before, prefix, longestFirst);
    this.#data = cut(data, prefix, longestFirst).map((step) => ({
      text: inScript(step.text),
      hole: step.hole,
      begins: step.text.endsWith('"'),
    }));
    const filled = new Set([...this.#before, ...this.#data].map(({ hole }) => hole));
    const missing = names.filter((name) => !filled.has(name));
    if (missing.length > 0) throw new Error(`the page to be filled has no place for ${missing.join(", ")}`);
    if (this.#after.includes(prefix)) throw new Error("the page to be filled ends in a name");
    this.#hashes = findScripts(before + this.#after).hashes;
  }

  /**
   * @param {Fillings} fillings
   * @returns {{ html: string, hashes: string[] }} hashes: of the scripts in it
   */
  fill(fillings) {
    const of = (/** @type {string} */ hole) => fillings[hole] ?? { html: "", data: "" };
    const dataOf = (/** @type {string} */ hole, /** @type {boolean} */ begins) => {
      const { data, isJson } = of(hole);
      return inScript(isJson ? data : inData(data, begins));
    };
    let html = "";
    for (const { text, hole } of this.#before) html += hole === "" ? text : text + of(hole).html;
    let script = CALL;
    for (const { text, hole, begins } of this.#data) script += hole === "" ? text : text + dataOf(hole, begins);
    script += END;
    return { html: `${html}${BEGIN}${script}</script>${this.#after}`, hashes: [...this.#hashes, hashOf(script)] };
  }
}
