// Prisma's command line colours its output with a function that Node has since 20.12.
const util = require("node:util");

if (!("styleText" in util)) {
  Object.assign(util, { styleText: (/** @type {unknown} */ _style, /** @type {string} */ text) => text });
}
