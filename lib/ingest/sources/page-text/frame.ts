/** The lines around the papers that the site prints on every page: navigation, headers, labels, footers. */

const FRAME = new Set(
  [
    ...["new", "subscribe", "daily papers", "trending papers", "papers", "daily", "weekly", "monthly", "trending"],
    ...["by ak and the research community", "byak and the research community", "ak and the research community"],
    ...["by", "ak", "and the research community", "hugging face", "hugging face's logo", "back to articles"],
    ...["models", "datasets", "spaces", "buckets", "community", "docs", "enterprise", "pricing", "log in", "sign up"],
    ...["posts", "blog", "learn", "solutions", "website", "tasks", "huggingchat", "collections", "languages"],
    ...["organizations", "forum", "discord", "arxiv page", "project page", "view arxiv page", "view pdf"],
    ...["previous", "next", "view all papers", "load more", "today", "search papers", "search", "upvote", "company"],
    ...["tos", "privacy", "about", "careers", "jobs", "system theme", "inference endpoints", "changelog", "status"],
    ...["extracted text", "references", "links", "visible links", "main navigation", "close", "menu", "main menu"],
    ...["search models, datasets, users", "search models, datasets, users..."],
  ].map(frameKey),
);

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";

const FRAME_SHAPES = [
  /^week \d{1,2}(?:,? \d{4})?$/i,
  new RegExp(`^${MONTH} \\d{4}$`, "i"),
  new RegExp(`^${MONTH} \\d{1,2}(?:, \\d{4})? ?[-–—] ?(?:${MONTH} )?\\d{1,2}(?:, \\d{4})?$`, "i"),
  /^get trending papers in your email inbox/i,
  /^(?:first name|your email|enter your email)/i,
  /^hugging face - \d{4} - /i,
  /^\+\s?\d+$/,
  /^\[图片[：:][^\]]*\]$/,
];

/** True for a line that belongs to the page and never to a paper. */
export function isFrame(text: string): boolean {
  return FRAME.has(frameKey(text)) || FRAME_SHAPES.some((shape) => shape.test(text));
}

function frameKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
