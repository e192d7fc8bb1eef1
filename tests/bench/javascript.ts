/**
 * `npm run bench:javascript [-- --database FILE | --base ADDRESS]`: the scripts that a browser fetches for each page,
 * gzipped, in KB of 1,024 bytes. At most 150 are allowed on a page that is read. Ends with status 1 where one has more.
 */
import { gzipSync } from "node:zlib";
import { openReadingPages } from "@/tests/bench/reading-pages";

const MOST_KB = 150;
const sizes = new Map<string, number>();

/** Modern browsers pass over `nomodule`. */
function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/\snomodule/i.test(tag));
  return [...new Set(tags.map(([, src = ""]) => src))];
}

async function sizeOf(address: string): Promise<number> {
  const known = sizes.get(address);
  if (known !== undefined) return known;
  const size = gzipSync(await (await fetch(address)).text()).length;
  sizes.set(address, size);
  return size;
}

const { base, stop, edition, paper } = await openReadingPages();
const pages = {
  "latest edition": "/",
  "an edition": edition,
  list: "/papers",
  search: "/papers?q=diffusion",
  "a paper": paper,
  topics: "/topics",
  "a topic": "/topics/agents",
  trending: "/trending",
  trends: "/trends",
  "search help": "/papers/help",
};
let tooMuch = 0;
for (const [name, path] of Object.entries(pages)) {
  const scripts = scriptsOf(await (await fetch(base + path)).text());
  let sum = 0;
  for (const script of scripts) sum += await sizeOf(base + script);
  const kilobytes = sum / 1024;
  if (kilobytes > MOST_KB) tooMuch++;
  console.log(`${name.padEnd(16)} ${kilobytes.toFixed(1).padStart(6)} KB in ${scripts.length} files   ${path}`);
}
await stop();
console.log(tooMuch === 0 ? `None has more than ${MOST_KB} KB.` : `${tooMuch} have more than ${MOST_KB} KB.`);
process.exitCode = tooMuch === 0 ? 0 : 1;
