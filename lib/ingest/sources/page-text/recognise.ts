/** Signs by which a Daily Papers page is known. All look at the head of a text only. */

/** As much of a text as is looked at, in UTF-16 units. */
const HEAD = 64 * 1024;

const HEADER = /^[^\w\n]{0,20}(?:daily|trending) papers[^\w\n]{0,20}(?:\d{1,5}\]?)?$/im;
const COMPANY = /and the research community|Get trending papers in your email inbox/i;
/** `6 authors`, a dot, a date: the foot of a card. */
const CARD_FOOT =
  /^[\s•*-]{0,20}\d{1,5} authors?(?:\]\S{1,200})?\s{0,20}·\s{0,20}(?:published on )?[a-z]{3,9} \d{1,2}\b/im;
const UPVOTE_LINK = /login\?next=(?:%2F|\/)papers(?:%2F|\/)/i;
const PAPER_LINK = /\]\(<?(?:https?:\/\/(?:www\.)?(?:huggingface|hf)\.co)?\/papers\/\d{4}\.\d{4,5}/i;
/** Formats with a notation of their own. */
const MARKED_UP = /^\s{0,100}(?:<[!?a-z]|\{\s{0,100}"|\[\s{0,100}\{)/i;

export function isPlainPage(text: string): boolean {
  const head = text.slice(0, HEAD);
  if (MARKED_UP.test(head) || PAPER_LINK.test(head)) return false;
  return (HEADER.test(head) && COMPANY.test(head)) || CARD_FOOT.test(head);
}

export function isMarkdownPage(text: string): boolean {
  const head = text.slice(0, HEAD);
  if (MARKED_UP.test(head) || !PAPER_LINK.test(head)) return false;
  return HEADER.test(head) || UPVOTE_LINK.test(head) || CARD_FOOT.test(head);
}
