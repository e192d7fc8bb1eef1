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

  /** @param {(url: string) => Promise<Drawn>} draw draws a page by Next.js */
  constructor(draw) {
    this.#draw = draw;
  }

  /** @param {string} prefix @param {readonly string[]} names */
  async #drawTemplate(prefix, names) {
    const { page, headers } = await this.#draw(`/papers?${prefix}address`);
    return { template: new ListTemplate(startLate(page), prefix, names), headers };
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
    if (this.#drawn?.of !== version) {
      const template = this.#drawTemplate(offer.prefix, Object.keys(fillings));
      this.#drawn = { of: version, template };
      template.catch(() => {
        if (this.#drawn?.template === template) this.#drawn = null;
      });
    }
    const { template, headers } = await this.#drawn.template;
    const { html, hashes } = template.fill(fillings);
    return { status: 200, headers, body: Buffer.from(html), hashes };
  }
}
