/** Pages of lists: what is the same in all of them drawn once for each state of the catalogue, the rest put in. */
import { startLate } from "./late-scripts.mjs";
import { ListTemplate } from "./list-template.mjs";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").OutgoingHttpHeaders} OutgoingHttpHeaders */
/** @typedef {import("./list-template.mjs").Fillings} Fillings */
/** @typedef {{ page: string, headers: OutgoingHttpHeaders }} Drawn */
/** @typedef {{ prefix: string, fill: (query: string) => Promise<Fillings | null> }} Offer see lib/formats/list-holes.ts */
/** @typedef {{ status: number, headers: OutgoingHttpHeaders, body: Buffer, hashes: string[] }} List */

const LISTS = /^\/papers(?=\?|$)/;

/** True for the page of a list, not for what the router of Next.js fetches in its place. @param {IncomingMessage} request */
export function isList({ url = "", headers }) {
  return LISTS.test(url) && headers.rsc === undefined;
}

/** What the pages of Next.js offer, whose modules are others than ours. @returns {Offer | null} */
function findOffer() {
  return Object.hasOwn(globalThis, "broadsheetLists") ? Reflect.get(globalThis, "broadsheetLists") : null;
}

export class ListMaker {
  #draw;
  /** @type {{ of: string, template: Promise<{ template: ListTemplate, headers: OutgoingHttpHeaders }> } | null} */
  #drawn = null;
  #onUnfit;

  /**
   * @param {(url: string) => Promise<Drawn>} draw draws a page by Next.js
   * @param {(error: unknown) => void} onUnfit told where that page is none that lists can be put into
   */
  constructor(draw, onUnfit) {
    this.#draw = draw;
    this.#onUnfit = onUnfit;
  }

  /** @param {string} prefix @param {readonly string[]} names */
  async #drawTemplate(prefix, names) {
    const { page, headers } = await this.#draw(`/papers?${prefix}address`);
    return { template: new ListTemplate(startLate(page), prefix, names), headers };
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

  /**
   * @param {string} url
   * @param {string} version of the catalogue
   * @returns {Promise<List | null>} null where Next.js must answer itself
   */
  async make(url, version) {
    const offer = findOffer();
    if (offer === null || url.includes(offer.prefix)) return null;
    const fillings = await offer.fill(url.replace(LISTS, ""));
    if (fillings === null) return null;
    const drawn = await this.#findTemplate(version, offer.prefix, Object.keys(fillings));
    if (drawn === null) return null;
    const { template, headers } = drawn;
    const { html, hashes } = template.fill(fillings);
    return { status: 200, headers, body: Buffer.from(html), hashes };
  }
}
