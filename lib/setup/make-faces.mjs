/**
 * `npm run faces`: cuts the serif's files in app/faces out of the package's own: the weights and optical sizes that the
 * pages use, at half the bytes. Below 18 px the optical size of 18 stands in, which nobody sees.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import subsetFont from "subset-font";
import { ROOT } from "./project.mjs";

const PACKAGE = path.join(ROOT, "node_modules/@fontsource-variable/newsreader");
const FOLDER = path.join(ROOT, "app/faces");

const UPRIGHT = { wght: { min: 400, max: 700 }, opsz: { min: 18, max: 72 } };

/** By the name that a file has here and, with `newsreader-` before it, in the package. */
export const FACES = {
  "latin-opsz-normal": { characters: "latin", axes: UPRIGHT },
  "latin-ext-opsz-normal": { characters: "latin-ext", axes: UPRIGHT },
  "latin-wght-italic": { characters: "latin", axes: { wght: 400 } },
};

/** @param {keyof typeof FACES} name */
export const fileOfFace = (name) => path.join(FOLDER, `newsreader-${name}.woff2`);

/** All characters of a list such as `U+0000-00FF,U+0131`. @param {string} ranges */
function charactersOf(ranges) {
  return ranges
    .split(",")
    .flatMap((range) => {
      const [first = 0, last = first] = range
        .replace("U+", "")
        .split("-")
        .map((code) => Number.parseInt(code, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
    })
    .join("");
}

/** @param {keyof typeof FACES} name @returns {Promise<Buffer>} a WOFF2 file, the same each time */
export async function makeFace(name) {
  const { characters, axes } = FACES[name];
  const ranges = JSON.parse(await readFile(path.join(PACKAGE, "unicode.json"), "utf8"))[characters];
  const whole = await readFile(path.join(PACKAGE, `files/newsreader-${name}.woff2`));
  return subsetFont(whole, charactersOf(ranges), { targetFormat: "woff2", variationAxes: axes });
}

export async function makeFaces() {
  for (const name of /** @type {(keyof typeof FACES)[]} */ (Object.keys(FACES))) {
    const face = await makeFace(name);
    await writeFile(fileOfFace(name), face);
    console.log(`${path.relative(ROOT, fileOfFace(name))}: ${face.length} bytes`);
  }
}
