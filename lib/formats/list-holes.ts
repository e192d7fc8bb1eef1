/** The page of a list without a list. */
import { pageHoles } from "@/lib/formats/page-holes";

/**
 * Texts: the query of the address as asked for (`""` or `?…`) and as printed, with and without the page (`canonical`,
 * `query`); the page's title, description and heading; the words, the link and the count of the list's search.
 */
type Text = "address" | "canonical" | "query" | "title" | "description" | "heading" | "q" | "href" | "count";
/**
 * HTML. `filters` stands in the browser's data as JSON, the others do not; `sheets`, links to style sheets, comes at the
 * end of the page's head.
 */
type Piece = "filters" | "head" | "bar" | "results" | "formats" | "sheets";

export type ListHole = Text | Piece;

export const listHoles = pageHoles<ListHole>("broadsheetLists", "address");
