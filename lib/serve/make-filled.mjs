/** Pages of lists, papers, topics and authors: what is the same in all of a kind drawn once for each state of the catalogue, the rest put in. */
import { startLate } from "./late-scripts.mjs";
import { PageTemplate } from "./page-template.mjs";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").OutgoingHttpHeaders} OutgoingHttpHeaders */
/** @typedef {import("./page-template.mjs").Fillings} Fillings */
/** @typedef {{ page: string, headers: OutgoingHttpHeaders }} Drawn */
/** @typedef {{ prefix: string, fill: (asked: string) => Promise<Fillings | null> }} Offer see lib/formats/*-holes.ts */
/** @typedef {{ status: number, headers: OutgoingHttpHeaders, body: Buffer, hashes: string[] }} Filled */

/**
 * @typedef {object} Kind
 * @property {string} offer what the pages of Next.js, whose modules are others than ours, leave on the global object
 * @property {RegExp} addresses the beginning of each; what comes after it is what is asked for
 * @property {(prefix: string) => string} drawn address of the page with names
 */

/** @type {Kind[]} */
const KINDS = [
  { offer: "broadsheetLists", addresses: /^\/papers(?=\?|$)/, drawn: (prefix) => `/papers?${prefix}address` },
  {
    offer: "broadsheetPapers",
    // Other characters are written in more than one way; help and like are pages of their own.
    addresses: /^\/papers\/(?=[\w.~-]+(?:\?|$))(?!(?:help|like)(?:\?|$))/,
    drawn: (prefix) => `/papers/${prefix}part?${prefix}query`,
  },
  {
    offer: "broadsheetTopics",
    addresses: /^\/topics\/(?=[\w-]+(?:\?|$))/,
    drawn: (prefix) => `/topics/${prefix}part?${prefix}query`,
  },
  {
    offer: "broadsheetAuthors",
    addresses: /^\/authors\/(?=[\w-]+(?:\?|$))/,
    drawn: (prefix) => `/authors/${prefix}part?${prefix}query`,
  },
];

/** @param {Kind} kind @returns {Offer | null} */
const findOffer = ({ offer }) => (Object.hasOwn(globalThis, offer) ? Reflect.get(globalThis, offer) : null);

class KindMaker {
  #kind;
  #draw;
  /** @type {{ of: string, template: Promise<{ template: PageTemplate, headers: OutgoingHttpHeaders }> } | null} */
  #drawn = null;
  #onUnfit;

  /**
   * @param {Kind} kind
   * @param {(url: string) => Promise<Drawn>} draw
   * @param {(error: unknown) => void} onUnfit
   */
  constructor(kind, draw, onUnfit) {
    this.#kind = kind;
    this.#draw = draw;
    this.#onUnfit = onUnfit;
  }

  /** @param {string} prefix @param {readonly string[]} names */
  async #drawTemplate(prefix, names) {
    const { page, headers } = await this.#draw(this.#kind.drawn(prefix));
    return { template: new PageTemplate(startLate(page), prefix, names), headers };
  }

  /** @param {string} version @param {string} prefix @param {readonly string[]} names */
  async #findTemplate(version, prefix, names) {
    if (this.#drawn?.of !== version) this.#drawn = { of: version, template: this.#drawTemplate(prefix, names) };
    const { template } = this.#drawn;
    try {
      return await template;
    } catch (error) {
      if (this.#drawn?.template === template) {
        this.#drawn = null;
        this.#onUnfit(error);
      }
      return null;
    }
  }

  /** @param {string} url @param {string} version @returns {Promise<Filled | null>} */
  async make(url, version) {
    const offer = findOffer(this.#kind);
    if (offer === null || url.includes(offer.prefix)) return null;
    const fillings = await offer.fill(url.replace(this.#kind.addresses, ""));
    if (fillings === null) return null;
    const drawn = await this.#findTemplate(version, offer.prefix, Object.keys(fillings));
    if (drawn === null) return null;
    const { template, headers } = drawn;
    return { status: 200, headers, ...template.fill(fillings) };
  }
}

/**
 * @param {(url: string) => Promise<Drawn>} draw draws a page by Next.js
 * @param {(error: unknown) => void} onUnfit told where that page is none that texts can be put into
 * @returns {(request: IncomingMessage, version: string) => Promise<Filled | null>} null where Next.js must answer itself:
 *   pages of no such kind, what its router fetches in their place, what has no such page. `version`: of the catalogue
 */
export function createFiller(draw, onUnfit) {
  const makers = KINDS.map((kind) => ({ kind, maker: new KindMaker(kind, draw, onUnfit) }));
  return async ({ url = "", headers }, version) => {
    if (headers.rsc !== undefined) return null;
    const found = makers.find(({ kind }) => kind.addresses.test(url));
    return found === undefined ? null : found.maker.make(url, version);
  };
}
