/** The words and stems of the index by number, kept over the steps of one run; new ones are written when a step ends. */
import { type Connection, prepared } from "@/lib/search/connection";
import { stemWord } from "@/lib/search/stem";
import { type Sums, sumOf, withRoom } from "@/lib/search/sums";

export interface Lexicon {
  ids: Map<string, number>;
  /** Words by number. */
  texts: string[];
  /** Number of the stem of each word, by the word's number; 0: not known. */
  stemOf: Uint32Array;
  stems: Map<string, number>;
  labels: Map<string, number>;
  /** Greatest number of a word and of a stem in the table. */
  savedWords: number;
  savedStems: number;
  /** Whether every word of the table up to `savedWords` is in `ids`, so that others need not be looked for. */
  isWhole: boolean;
  /** Words and stems numbered from `savedWords + 1` and `savedStems + 1`, which are not in the table yet. */
  newWords: string[];
  newStems: string[];
}

export function createLexicon(): Lexicon {
  return {
    ids: new Map(),
    texts: [],
    stemOf: new Uint32Array(1024),
    stems: new Map(),
    labels: new Map(),
    savedWords: 0,
    savedStems: 0,
    isWhole: false,
    newWords: [],
    newStems: [],
  };
}

interface WordRow {
  id: number;
  word: string;
  stem: number;
}

function remember(lexicon: Lexicon, { id, word, stem }: WordRow): void {
  lexicon.ids.set(word, id);
  lexicon.texts[id] = word;
  lexicon.stemOf = withRoom(lexicon.stemOf, id, (length) => new Uint32Array(length));
  lexicon.stemOf[id] = stem;
}

/**
 * Begins a step: learns what was added since, by this or another process. With `whole` all words are read at once, which
 * is faster than looking for each where thousands of papers follow.
 */
export function beginStep(connection: Connection, lexicon: Lexicon, whole: boolean): void {
  const greatest = (table: string) =>
    prepared<{ id: number | null }>(connection, `SELECT max(id) AS id FROM ${table}`).get()?.id ?? 0;
  if (whole) {
    const from = lexicon.isWhole ? lexicon.savedWords : 0;
    const words = prepared<WordRow>(connection, "SELECT id, word, stem FROM search_word WHERE id > ?");
    for (const row of words.iterate(from)) remember(lexicon, row);
    const stems = prepared<{ id: number; stem: string }>(connection, "SELECT id, stem FROM search_stem WHERE id > ?");
    for (const { id, stem } of stems.iterate(lexicon.isWhole ? lexicon.savedStems : 0)) lexicon.stems.set(stem, id);
  }
  lexicon.isWhole = whole;
  lexicon.savedWords = greatest("search_word");
  lexicon.savedStems = greatest("search_stem");
}

function stemId(connection: Connection, lexicon: Lexicon, stem: string): number {
  let id = lexicon.stems.get(stem);
  if (id !== undefined) return id;
  if (!lexicon.isWhole)
    id = prepared<{ id: number }>(connection, "SELECT id FROM search_stem WHERE stem = ?").get(stem)?.id;
  id ??= lexicon.savedStems + lexicon.newStems.push(stem);
  lexicon.stems.set(stem, id);
  return id;
}

/** The number of a word, a new one where it was never met. It is kept: no slice of a long text, as tokenise gives none. */
export function wordId(connection: Connection, lexicon: Lexicon, word: string): number {
  const known = lexicon.ids.get(word);
  if (known !== undefined) return known;
  if (!lexicon.isWhole) {
    const row = prepared<WordRow>(connection, "SELECT id, word, stem FROM search_word WHERE word = ?").get(word);
    if (row !== undefined) {
      remember(lexicon, row);
      return row.id;
    }
  }
  const id = lexicon.savedWords + lexicon.newWords.push(word);
  remember(lexicon, { id, word, stem: stemId(connection, lexicon, stemWord(word)) });
  return id;
}

/** The number of the stem of a word that is in the index. */
export function stemOfWord(connection: Connection, lexicon: Lexicon, word: number): number {
  const known = lexicon.stemOf[word] ?? 0;
  if (known !== 0) return known;
  const row = prepared<WordRow>(connection, "SELECT id, word, stem FROM search_word WHERE id = ?").get(word);
  if (row === undefined) return 0;
  remember(lexicon, row);
  return row.stem;
}

/** The number of a label such as `topic:agents`, a new one where it was never met. */
export function labelId(connection: Connection, lexicon: Lexicon, text: string): number {
  let id = lexicon.labels.get(text);
  if (id !== undefined) return id;
  id = prepared<{ id: number }>(connection, "SELECT id FROM search_label WHERE text = ?").get(text)?.id;
  id ??= Number(prepared(connection, "INSERT INTO search_label (text) VALUES (?)").run(text).lastInsertRowid);
  lexicon.labels.set(text, id);
  return id;
}

/** Ends a step: writes new words and stems, and by how much the number of papers of each changed. */
export function endStep(connection: Connection, lexicon: Lexicon, papersOfWords: Sums, papersOfStems: Sums): void {
  const { savedWords, savedStems, newWords, newStems } = lexicon;
  const addWord = prepared(connection, "INSERT INTO search_word (word, id, stem, papers) VALUES (?, ?, ?, ?)");
  for (const [place, word] of newWords.entries()) {
    const id = savedWords + 1 + place;
    addWord.run(word, id, lexicon.stemOf[id], sumOf(papersOfWords, id));
  }
  const addStem = prepared(connection, "INSERT INTO search_stem (id, stem, papers) VALUES (?, ?, ?)");
  for (const [place, stem] of newStems.entries()) {
    const id = savedStems + 1 + place;
    addStem.run(id, stem, sumOf(papersOfStems, id));
  }
  const changeWord = prepared(connection, "UPDATE search_word SET papers = papers + ? WHERE word = ?");
  for (const id of papersOfWords.touched) {
    const by = sumOf(papersOfWords, id);
    if (id <= savedWords && by !== 0) changeWord.run(by, lexicon.texts[id]);
  }
  const changeStem = prepared(connection, "UPDATE search_stem SET papers = papers + ? WHERE id = ?");
  for (const id of papersOfStems.touched) {
    const by = sumOf(papersOfStems, id);
    if (id <= savedStems && by !== 0) changeStem.run(by, id);
  }
  lexicon.savedWords += newWords.length;
  lexicon.savedStems += newStems.length;
  lexicon.newWords = [];
  lexicon.newStems = [];
}
