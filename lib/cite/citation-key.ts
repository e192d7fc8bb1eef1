/** Keys of citations as arXiv's export makes them, so that a paper taken from either place has one key. */
import type { Citable } from "@/lib/cite/citable";

/** The stop list of arXiv's export (browse/formatting/cite.py), which is that of the Glasgow retrieval group with errors. */
const STOP_WORDS = new Set(
  `a about above across after afterwards again against all almost alone along already also although always am among
  amongst amoungst amount an and another any anyhow anyone anything anyway anywhere are around as at back be became
  because become becomes becoming been before beforehand behind being below beside besides between beyond bill both
  bottom but by call can cannot cant co con could couldnt cry de describe detail do done down due during each eg eight
  either eleven else elsewhere empty enough etc even ever every everyone everything everywhere except few fifteen fify
  fill find fire first five for former formerly forty found four from front full further get give go had has hasnt have
  he hence her here hereafter hereby herein hereupon hers herself him himself his how however hundred ie if in inc
  indeed interest into is it its itself keep last latter latterly least less ltd made many may me meanwhile might mill
  mine more moreover most mostly move much must my myself name namely neither never nevertheless next nine no nobody
  none noone nor not nothing now nowhere of off often on once one only onto or other others otherwise our ours ourselves
  out over own part per perhaps please put rather re same see seem seemed seeming seems serious several she should show
  side since sincere six sixty so some somehow someone something sometime sometimes somewhere still such system take ten
  than that the their them themselves then thence there thereafter thereby therefore therein thereupon these they thickv
  thin third this those though three through throughout thru thus to together too top toward towards twelve twenty two
  un under until up upon us very via was we well were what whatever when whence whenever where whereafter whereas
  whereby wherein whereupon wherever whether which while whither who whoever whole whom whose why will with within
  without would yet you your yours yourself yourselves`.split(/\s+/),
);

const PREFIX = "(?:van|der|de|la|von|del|della|da|mac|ter|dem|di)";
/** How arXiv parts names (arxiv.authors): a group, up to two prefixes, a suffix, else the last word. */
const KEY_NAMES: readonly RegExp[] = [
  /^([a-z0-9]+\s+(?:collaboration|group|team))/i,
  new RegExp(`^.*\\s+(${PREFIX}\\s${PREFIX}\\s\\S+)$`, "i"),
  new RegExp(`^.*\\s+(${PREFIX}\\s\\S+)$`, "i"),
  /^.*\s+(\S+)\s(?:I|II|III|IV|V|Sr|Jr|Sr\.|Jr\.)$/i,
  /^.*\s+(\S+)$/,
];

function keyName(author: string): string {
  const name = author.replace(/\s+/g, " ").trim();
  for (const pattern of KEY_NAMES) {
    const match = pattern.exec(name);
    if (match?.[1]) return match[1];
  }
  return name;
}

/**
 * First author's family name, year, and the first four words of the title that are no stop words; letters and digits
 * only, in lower case. Letters beyond ASCII stay, as at arXiv. What is not known is left out; `paper` where nothing is.
 */
export function citationKey({ authors, publishedOn, title }: Citable): string {
  const words = title
    .replace(/\s+/g, " ")
    .trim()
    .split(" ")
    .filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  const text = keyName(authors[0] ?? "") + (publishedOn?.slice(0, 4) ?? "") + words.slice(0, 4).join("");
  // Lower case first: that of İ carries a combining dot.
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || "paper";
}

/** `a` … `z`, `aa`, `ab` … for 0, 1, … */
function suffix(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : suffix(Math.floor(index / 26) - 1) + letter;
}

/** Makes a function that gives the works of one file their keys, in order: a key that is taken gets `a`, `b`, … */
export function createKeys(): (work: Citable) => string {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return (work) => {
    const base = citationKey(work);
    let key = base;
    for (let index = next.get(base) ?? 0; used.has(key); index++) {
      key = base + suffix(index);
      next.set(base, index + 1);
    }
    used.add(key);
    return key;
  };
}
