/** The page of a topic without a topic. */
import { pageHoles } from "@/lib/formats/page-holes";

/** Texts: the address's last part and its query (`""` or `?…`) as asked for, the topic's slug, name and description. */
type Text = "part" | "query" | "slug" | "name" | "description";
/** HTML; `sheets`, links to style sheets, comes at the end of the page's head. */
type Piece = "topic" | "formats" | "sheets";

export type TopicHole = Text | Piece;

export const topicHoles = pageHoles<TopicHole>("broadsheetTopics", "part");
