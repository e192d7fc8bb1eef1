/** Reads back what this browser keeps. A hand-written check: it runs on every page, where zod would weigh too much. */
import { READING_STATUSES, type ReadingStatus, type SavedFacts, type SavedItem } from "@/lib/reader/saved-item";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isStatus(value: unknown): value is ReadingStatus {
  return READING_STATUSES.some((status) => status === value);
}

const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === "number";

/** True for a paper as /saved/papers tells it. */
export function isFacts(value: unknown): value is SavedFacts {
  return (
    isRecord(value) &&
    [value.slug, value.title, value.abstract, value.abstractKind].every(isText) &&
    [value.arxivId, value.doi, value.publishedOn, value.projectPage, value.repository].every(isTextOrNull) &&
    [value.authorCount, value.upvotes].every(isNumberOrNull) &&
    Array.isArray(value.authors) &&
    value.authors.every((author) => isRecord(author) && isText(author.name))
  );
}

/** The papers of an answer of /saved/papers by the address they were asked for by; anything else is passed over. */
export function readFactsAnswer(value: unknown): Map<string, SavedFacts> {
  const papers = isRecord(value) && isRecord(value.papers) ? Object.entries(value.papers) : [];
  return new Map(papers.flatMap(([asked, facts]) => (isFacts(facts) ? [[asked, facts] as const] : [])));
}

/** True for an item as this version writes it. */
export function isStoredItem(value: unknown): value is SavedItem {
  return (
    isRecord(value) &&
    [value.slug, value.title, value.savedAt, value.changedAt, value.note].every(isText) &&
    isStatus(value.status) &&
    Array.isArray(value.lists) &&
    value.lists.every(isText) &&
    (value.facts === null || isFacts(value.facts))
  );
}
