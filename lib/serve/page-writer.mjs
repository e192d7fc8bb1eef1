/** Pages that are put together from bytes and texts: what is coded already is copied, and the whole never stands as a text. */

/** Where the page at hand is written; it grows to the largest one. */
let scratch = Buffer.allocUnsafeSlow(1 << 17);

/** Most bytes that UTF-8 needs for a UTF-16 unit. */
const WIDEST = 3;

/** One at a time: from `new` to `finish` nothing may be awaited. */
export class PageWriter {
  length = 0;

  /** @param {number} more bytes */
  #makeRoom(more) {
    if (this.length + more <= scratch.length) return;
    const larger = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(this.length + more)));
    scratch.copy(larger, 0, 0, this.length);
    scratch = larger;
  }

  /** @param {Buffer} bytes */
  addBytes(bytes) {
    this.#makeRoom(bytes.length);
    this.length += bytes.copy(scratch, this.length);
  }

  /** @param {string} text */
  addText(text) {
    this.#makeRoom(text.length * WIDEST);
    this.length += scratch.write(text, this.length);
  }

  /** What was written from a place on; it stands only until more is written. @param {number} start */
  since(start) {
    return scratch.subarray(start, this.length);
  }

  /** The page in memory of its own. */
  finish() {
    const page = Buffer.allocUnsafeSlow(this.length);
    scratch.copy(page, 0, 0, this.length);
    return page;
  }
}
