/** The whole search index, to be compared with another. */
import Database from "better-sqlite3";
import { decodeFacts } from "@/lib/search/columns";
import { decodeWords } from "@/lib/search/paper-words";
import { decodePostings } from "@/lib/search/postings";

/** What the index says, in words instead of numbers, so that two indexes can be compared. */
export function readIndex(file: string) {
  const database = new Database(file, { readonly: true });
  const words = new Map(
    database
      .prepare<[], { id: number; word: string; papers: number }>("SELECT id, word, papers FROM search_word")
      .all()
      .map((row) => [row.id, row]),
  );
  const labels = new Map(
    database
      .prepare<[], { id: number; text: string }>("SELECT id, text FROM search_label")
      .all()
      .map(({ id, text }) => [id, text]),
  );
  const postings = database
    .prepare<[], { word: number; block: number; data: Buffer }>("SELECT word, block, data FROM search_posting")
    .all()
    .map(({ word, block, data }) => {
      const { papers, counts } = decodePostings([{ block, data }]);
      return [words.get(word)?.word, block, [...papers], [...counts]] as const;
    });
  const facts = database
    .prepare<[], { block: number; data: Buffer }>("SELECT block, data FROM search_block")
    .all()
    .flatMap(({ block, data }) => [...decodeFacts(data, block)])
    .map(([paper, { organization, topics, ...rest }]) => [
      paper,
      { ...rest, organization: labels.get(organization), topics: topics.map((topic) => labels.get(topic)).sort() },
    ]);
  const papers = database
    .prepare<[], { id: number; words: Buffer }>("SELECT id, words FROM search_paper ORDER BY id")
    .all()
    .map((row) => [row.id, decodeWords(row.words).map((segment) => segment.map((word) => words.get(word)?.word))]);
  const whole = {
    words: [...words.values()].flatMap(({ word, papers: count }) => (count > 0 ? [`${word} ${count}`] : [])).sort(),
    stems: database.prepare("SELECT stem, papers FROM search_stem WHERE papers > 0 ORDER BY stem").all(),
    postings: postings.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    facts,
    papers,
    sums: database.prepare("SELECT papers, title_words, abstract_words FROM search_state").get(),
    pending: database.prepare("SELECT count(*) FROM search_pending").pluck().get(),
  };
  database.close();
  return whole;
}
