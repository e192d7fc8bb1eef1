/** Text as the faces of a picture can draw it. */
import { COMMAND_TEXT } from "@/lib/format/latex-leftovers";
import { toParts } from "@/lib/format/maths";
import { typeset } from "@/lib/format/typography";

const RAISED: Readonly<Record<string, string>> = { "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", n: "ⁿ" };
const LOWERED: Readonly<Record<string, string>> = { "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅" };
/** Share of a text's letters that must be drawn for it to be shown at all. */
const ENOUGH = 0.8;

/** A formula as letters in a row: `\pi_{0.5}` gives `π0.5`, `D^3` gives `D³`. */
function flatten(tex: string): string {
  return tex
    .replace(/\\([A-Za-z]+)\s*/g, (_, name: string) => COMMAND_TEXT[name] ?? "")
    .replace(/\^\{?([0-5n])\}?/g, (_, digit: string) => RAISED[digit] ?? digit)
    .replace(/_\{?([0-5])\}?/g, (_, digit: string) => LOWERED[digit] ?? digit)
    .replace(/\\[,;:! ]/g, " ")
    .replace(/[{}^_\\$]/g, "");
}

function toLetters(text: string): string {
  return toParts(text)
    .map((part) => (part.kind === "maths" ? flatten(part.tex) : part.text))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

/** Greek letters that the faces for formulas leave to the Latin ones. */
const GREEK = new Map([..."ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"].map((letter, place) => [letter, "ABEZHIKMNOPTYXo".charAt(place)]));

/** The character itself, else what it stands for (`ﬁ` is `fi`), else the letter without its accent, else null. */
function drawn(character: string, covered: ReadonlySet<number>): string | null {
  const bare = character.normalize("NFKD").replace(/\p{M}/gu, "");
  const ways = [character, character.normalize("NFKC"), bare, GREEK.get(bare) ?? ""];
  const fits = (text: string) => text !== "" && [...text].every((one) => covered.has(one.codePointAt(0) ?? 0));
  return ways.find(fits) ?? null;
}

/**
 * A title or a name in characters of `covered` alone, formulas in plain letters, quotes curled; null where too little of
 * it is left, as of a title in Chinese. What a face lacks must never reach the drawing: it would be asked of the network.
 */
export function toDrawable(text: string, covered: ReadonlySet<number>): string | null {
  const characters = [...typeset(toLetters(text)).normalize("NFC")];
  const kept = characters.map((character) => drawn(character, covered));
  const isLetter = (character: string) => /[\p{L}\p{N}]/u.test(character);
  const letters = characters.filter(isLetter).length;
  const left = kept.filter((character) => character !== null && isLetter(character)).length;
  const result = kept
    .map((character) => character ?? "")
    .join("")
    .replace(/\s+/g, " ")
    .trim();
  return letters === 0 || left / letters < ENOUGH ? null : result;
}
