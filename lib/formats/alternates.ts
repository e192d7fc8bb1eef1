/** What a page's head says of its other formats. */
import { type Format, LIST_FORMATS, PAPER_FORMATS } from "@/lib/formats/formats";

type Alternates = Record<string, { url: string; title: string }[]>;

function alternates(formats: readonly Format[], path: string, query: string, title: string): Alternates {
  return Object.fromEntries(
    formats.map(({ type, extension, name }) => [
      type,
      [{ url: `${path}${extension}${query}`, title: `${title}, ${name}` }],
    ]),
  );
}

/** By media type, the list at `path` and `query` (`""` or `?…`) in every format. */
export function listAlternates(path: string, query: string, title: string): Alternates {
  return alternates(LIST_FORMATS, path, query, title);
}

/** By media type, the paper at `path` in every format. */
export function paperAlternates(path: string, title: string): Alternates {
  return alternates(PAPER_FORMATS, path, "", title);
}
