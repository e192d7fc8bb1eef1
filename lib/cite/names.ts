/** Names as bibliographies part them: given name, particle, family name, suffix; or one indivisible name. */

export interface PersonName {
  kind: "person";
  /** "" where only one name is known. */
  given: string;
  /** `van der`, `de la`; "" without. */
  particle: string;
  family: string;
  /** `Jr.`, `III`; "" without. */
  suffix: string;
}

/** A team, an organisation, or a list that its source gave as one name. */
export interface LiteralName {
  kind: "literal";
  name: string;
}

export type AuthorName = PersonName | LiteralName;

/** Written small before a family name. In capitals most of these are given names: `Di Wu`, `Nguyen Van Anh`. */
const PARTICLES = new Set(
  "van von vom zu zur der den dem des de del della dello di da dal do dos das du la le lo los las ter ten te 't op af av bin ibn al el y e i".split(
    " ",
  ),
);
/** Join two family names: `Agüera y Arcas`, `Reis e Silva`. */
const JOINERS = new Set(["y", "e", "i"]);
const SUFFIX = /^(?:Jr\.?|Sr\.|II|III|IV)$/;
const GROUP =
  /\b(?:teams?|group|labs?|laborator(?:y|ies)|collaboration|consortium|community|project|initiative|network|institute|university|foundation|organi[sz]ation|inc\.?|ltd\.?)$/i;
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s·・]+$/u;

/** True of a name in Han, Kana or Hangul throughout: its family name comes first. */
export function isEastAsian(name: string): boolean {
  return EAST_ASIAN.test(name);
}

const person = (given: string, particle: string, family: string, suffix = ""): PersonName => ({
  kind: "person",
  given,
  particle,
  family,
  suffix,
});

/** Drops what is no part of a name: marks of footnotes, LaTeX's hard space, the `and` of the list it was cut from. */
function tidy(name: string): string {
  return name
    .normalize("NFC")
    .replaceAll("~", " ")
    .replace(/[*†‡§¶]+(?=\s|$)/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:(?:and|&) )+|(?: (?:and|&))+$/gi, "");
}

function isGroup(name: string, words: readonly string[]): boolean {
  return (
    GROUP.test(name) ||
    /\d|[:;&]|\sand\s/i.test(name) ||
    (words.length > 1 && (words.at(-1) === "AI" || /^the$/i.test(words[0] ?? "")))
  );
}

/** Where the family name with its particles begins in `words`: at least 1. */
function familyStart(words: readonly string[]): number {
  const isParticle = (index: number) => PARTICLES.has(words[index] ?? "");
  let start = words.length - 1;
  while (start > 1 && isParticle(start - 1)) start -= 1;
  if (start === words.length - 1) return start;
  // `Fernando De la Torre`, `Guy Van den Broeck`: a capital before a small particle belongs to it.
  if (start > 1 && PARTICLES.has((words[start - 1] ?? "").toLowerCase())) start -= 1;
  // `Blaise Agüera y Arcas`: what is joined is one family name.
  if (JOINERS.has(words[start] ?? "") && start > 1) start -= 1;
  return start;
}

function parseOrdered(words: readonly string[], suffix: string): PersonName {
  const start = familyStart(words);
  const given = words.slice(0, start).join(" ");
  const rest = words.slice(start);
  if (rest.length > 2 && JOINERS.has(rest[1] ?? "")) return person(given, "", rest.join(" "), suffix);
  const particle = rest.slice(0, -1).join(" ");
  return person(given, particle, rest.at(-1) ?? "", suffix);
}

/** `Maaten, Laurens van der`, `King, Martin, Jr.`: already parted by its source. */
function parseParted(parts: readonly string[]): AuthorName | null {
  const [family = "", given = "", third = ""] = parts;
  if (SUFFIX.test(given) && third === "") {
    const parsed = parseName(family);
    return parsed?.kind === "person" ? { ...parsed, suffix: given } : parsed;
  }
  if (family === "" || given === "" || parts.length > 3 || (third !== "" && !SUFFIX.test(third))) return null;
  return person(given, "", family, third);
}

/** A given name, perhaps another one or its initial, a family name: nothing in it that a rule is for but its last word. */
const PLAIN =
  /^(?!(?:The|And) )[A-Z][a-z][A-Za-z-]*(?: (?!And )(?:[A-Z]\.?|[A-Z][a-z][A-Za-z-]*))? [A-Z][a-z][A-Za-z-]*$/;

/** Most names, in a fraction of the time; null where the rules must be asked. */
function parsePlain(name: string): PersonName | null {
  if (!PLAIN.test(name)) return null;
  const space = name.lastIndexOf(" ");
  const family = name.slice(space + 1);
  return GROUP.test(family) || SUFFIX.test(family) ? null : person(name.slice(0, space), "", family);
}

/**
 * Parts one name as sources write it, given name first. Returns null where nothing is left of it. Names of teams and
 * whatever cannot be parted safely stay whole; a single word is a family name without a given one.
 */
export function parseName(text: string): AuthorName | null {
  const plain = parsePlain(text);
  if (plain !== null) return plain;
  const name = tidy(text);
  if (!/\p{L}/u.test(name)) return null;
  const words = name.split(" ");
  if (isGroup(name, words)) return { kind: "literal", name };
  if (name.includes(",")) return parseParted(name.split(/\s*,\s*/)) ?? { kind: "literal", name };
  if (isEastAsian(name)) return person(words.slice(1).join(" "), "", words[0] ?? "");
  if (words.length === 1) return person("", "", name);
  const last = words.at(-1) ?? "";
  return words.length > 2 && SUFFIX.test(last) ? parseOrdered(words.slice(0, -1), last) : parseOrdered(words, "");
}

/** Parts every name of a list and drops what is no name. */
export function parseNames(names: readonly string[]): AuthorName[] {
  return names.flatMap((name) => parseName(name) ?? []);
}

/** The family name with its particle: `van der Maaten`; a literal name whole. */
export function familyName(name: AuthorName): string {
  if (name.kind === "literal") return name.name;
  return [name.particle, name.family].filter(Boolean).join(" ");
}

/** `van der Maaten, Laurens`, `King, Martin, Jr.`, `OpenAI`: family name first, as RIS and `citation_author` want it. */
export function invertedName(name: AuthorName): string {
  if (name.kind === "literal") return name.name;
  return [familyName(name), name.given, name.suffix].filter(Boolean).join(", ");
}
