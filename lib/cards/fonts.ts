/** The faces that pictures are drawn with: files of npm packages, never of the network. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { readCoverage } from "@/lib/cards/woff";

export interface CardFont {
  name: string;
  data: Buffer;
  weight: 400 | 500 | 600;
  style: "normal" | "italic";
}

const NEWSREADER = "@fontsource/newsreader/files/newsreader";
const PUBLIC_SANS = "@fontsource/public-sans/files/public-sans";
const KATEX = "katex/dist/fonts/KaTeX";

/** Letters of one family that are in several files go by several names. */
const FACES: readonly [name: string, file: string, weight: CardFont["weight"], style: CardFont["style"]][] = [
  ["Newsreader", `${NEWSREADER}-latin-600-normal.woff`, 600, "normal"],
  ["Newsreader", `${NEWSREADER}-latin-400-normal.woff`, 400, "normal"],
  ["Newsreader", `${NEWSREADER}-latin-400-italic.woff`, 400, "italic"],
  ["Newsreader Ext", `${NEWSREADER}-latin-ext-600-normal.woff`, 600, "normal"],
  ["Newsreader Ext", `${NEWSREADER}-latin-ext-400-normal.woff`, 400, "normal"],
  ["Newsreader Vietnamese", `${NEWSREADER}-vietnamese-600-normal.woff`, 600, "normal"],
  ["Public Sans", `${PUBLIC_SANS}-latin-500-normal.woff`, 500, "normal"],
  ["Public Sans Ext", `${PUBLIC_SANS}-latin-ext-500-normal.woff`, 500, "normal"],
  ["Greek", `${KATEX}_Main-Bold.woff`, 600, "normal"],
  ["Greek Small", `${KATEX}_Math-BoldItalic.woff`, 600, "normal"],
  ["Signs", `${KATEX}_AMS-Regular.woff`, 400, "normal"],
];

const OTHERS = "Newsreader Ext, Newsreader Vietnamese, Public Sans Ext, Greek, Greek Small, Signs";
export const SERIF = `Newsreader, ${OTHERS}`;
export const SANS = `Public Sans, ${OTHERS}`;

interface CardFonts {
  fonts: CardFont[];
  /** Code points that at least one of them can draw. */
  covered: ReadonlySet<number>;
}

let loaded: CardFonts | undefined;

/** The faces, read once. Throws where the packages are not installed. */
export function cardFonts(): CardFonts {
  loaded ??= readFonts();
  return loaded;
}

function readFonts(): CardFonts {
  const fonts = FACES.map(([name, file, weight, style]) => {
    const data = readFileSync(path.join(process.cwd(), "node_modules", file));
    return { name, data, weight, style };
  });
  return { fonts, covered: new Set(fonts.flatMap(({ data }) => [...readCoverage(data)])) };
}
