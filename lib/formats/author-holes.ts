/** The page of an author without an author. */
import { pageHoles } from "@/lib/formats/page-holes";

/** Texts: the address's last part and its query (`""` or `?…`) as asked for, the author's address and name. */
type Text = "part" | "query" | "slug" | "name";
/** HTML; `sheets`, links to style sheets, comes at the end of the page's head. */
type Piece = "author" | "formats" | "sheets";

export type AuthorHole = Text | Piece;

export const authorHoles = pageHoles<AuthorHole>("broadsheetAuthors", "part");
