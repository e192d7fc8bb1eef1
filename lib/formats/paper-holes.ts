/** The page of a paper without a paper. */
import { pageHoles } from "@/lib/formats/page-holes";

/**
 * Texts: the address's last part and its query (`""` or `?…`) as asked for, the paper's slug and its address's last part
 * as printed, its title as text, and as its source states it.
 */
type Text = "part" | "query" | "slug" | "path" | "title" | "stated";
/** The head's tags that not every paper has, all in place of one. */
type Tags = "tags";
/** HTML; `sheets`, links to style sheets, comes at the end of the page's head. */
type Piece = "linked" | "crumb" | "head" | "actions" | "text" | "beside" | "neighbours" | "sheets";

export type PaperHole = Text | Tags | Piece;

export const paperHoles = pageHoles<PaperHole>("broadsheetPapers", "part");
