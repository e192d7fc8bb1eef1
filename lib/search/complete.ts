/** Completes the operators of the query language while they are typed. Pure: values come from whoever knows them. */

interface Operator {
  /** As it is typed, up to its value. */
  name: string;
  /** What it does, in a few words. */
  hint: string;
}

export const OPERATORS: Operator[] = [
  { name: "title:", hint: "word in the title" },
  { name: "abstract:", hint: "word in the abstract" },
  { name: "author:", hint: "name of an author" },
  { name: "topic:", hint: "only this topic" },
  { name: "org:", hint: "organisation on Hugging Face" },
  { name: "repo:", hint: "repository or its owner" },
  { name: "has:code", hint: "with code" },
  { name: "has:project", hint: "with a project page" },
  { name: "stars>", hint: "more stars than" },
  { name: "upvotes>=", hint: "at least so many upvotes" },
  { name: "authors<=", hint: "at most so many authors" },
  { name: "date:", hint: "a year, month or day, or a range with .." },
  { name: "after:", hint: "published after" },
  { name: "before:", hint: "published before" },
];

/** Fewer letters begin too many words that are no operators. */
const FEWEST_LETTERS = 3;
const MOST_OPERATORS = 5;

export interface Completion {
  /** What is to be replaced, end exclusive: the end is the caret. */
  start: number;
  end: number;
  /** The value begun after `topic:` or `author:`, else null. */
  value: { of: "topic" | "author"; text: string } | null;
  /** Operators that begin so; [] where a value is asked for. */
  operators: Operator[];
}

/** What can be completed before the caret; null where nothing can. A minus before it stays. */
export function findCompletion(text: string, caret: number): Completion | null {
  const before = text.slice(0, caret);
  const valued = /(?:^|[\s(-])(topic|author):(?:"([^"]*)|([^\s()"]*))$/i.exec(before);
  if (valued !== null) {
    const of = valued[1]?.toLowerCase() === "topic" ? "topic" : "author";
    const value = valued[2] ?? valued[3] ?? "";
    const start = before.toLowerCase().lastIndexOf(`${of}:`);
    return { start, end: caret, value: { of, text: value }, operators: [] };
  }
  const word = /(?:^|[\s(])-?([a-z]+:?[a-z]*)$/i.exec(before)?.[1]?.toLowerCase() ?? "";
  if (word.length < FEWEST_LETTERS) return null;
  const operators = OPERATORS.filter(({ name }) => name.startsWith(word) && name !== word).slice(0, MOST_OPERATORS);
  return operators.length === 0 ? null : { start: caret - word.length, end: caret, value: null, operators };
}

/** The operator with its value, in quotes where it needs them, and a space to go on typing. */
export function printValue(of: "topic" | "author", value: string): string {
  const plain = value.replaceAll('"', "");
  return `${of}:${/[\s()]/.test(plain) ? `"${plain}"` : plain} `;
}

/** The text with a completion put in, and where the caret stands then. */
export function applyCompletion(
  text: string,
  { start, end }: Pick<Completion, "start" | "end">,
  inserted: string,
): { text: string; caret: number } {
  const after = inserted.endsWith(" ") ? text.slice(end).replace(/^ /, "") : text.slice(end);
  return { text: text.slice(0, start) + inserted + after, caret: start + inserted.length };
}
