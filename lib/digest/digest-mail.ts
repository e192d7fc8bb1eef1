/** A digest as a mail: HTML in the newspaper's look, and the same as text. */
import { type Issue, issueSubject } from "@/lib/digest/issues";
import { COLOURS, escapeHtml, link, mailPage, row, SANS, SERIF } from "@/lib/digest/mail-html";
import { authorLine } from "@/lib/format/authors";
import { countOf, formatNumber } from "@/lib/format/counts";
import { cutOpening } from "@/lib/format/opening";
import { toPlainText } from "@/lib/format/plain-text";
import { typeset } from "@/lib/format/typography";
import { paperUrl } from "@/lib/formats/writer";
import type { PaperRecord } from "@/lib/papers/paper-record";

/** Papers that open with words of their abstract, and how many characters of it. */
const OPENED = 3;
const LEAD_BUDGET = 420;
const OTHER_BUDGET = 260;

export interface DigestLinks {
  /** Address of the server, without a slash at its end. */
  base: string;
  /** Whole address that ends the subscription. */
  leave: string;
  /** What the reader asked for, in words. */
  asked: string;
}

interface Item {
  title: string;
  url: string;
  opening: string;
  topic: string | null;
  authors: string | null;
  facts: string[];
  code: string | null;
}

function toItem(paper: PaperRecord, place: number, base: string): Item {
  const budget = place === 0 ? LEAD_BUDGET : OTHER_BUDGET;
  const code = paper.repositories[0];
  return {
    title: typeset(toPlainText(paper.title)),
    url: paperUrl(base, paper.slug),
    opening: place < OPENED ? typeset(cutOpening(toPlainText(paper.abstract), budget).text) : "",
    topic: paper.topics[0]?.name ?? null,
    authors: authorLine(
      paper.authors.map(({ name }) => name),
      paper.authorCount,
    ),
    facts: [
      paper.upvotes === null ? null : countOf(paper.upvotes, "upvote"),
      paper.arxivId === null ? null : `arXiv ${paper.arxivId}`,
    ].filter((fact) => fact !== null),
    code: code === undefined ? null : code.url,
  };
}

function itemHtml(item: Item, place: number): string {
  const { ink, ink2, ink3, accent, rule } = COLOURS;
  const size = place === 0 ? 28 : place < OPENED ? 21 : 17;
  const lines = [
    item.topic !== null && place < OPENED
      ? `<div class="b-accent" style="color:${accent};font:600 12px/1.4 ${SANS}">${escapeHtml(item.topic)}</div>`
      : "",
    `<div class="b-ink" style="color:${ink};font:${place < OPENED ? 600 : 500} ${size}px/1.18 ${SERIF};overflow-wrap:anywhere">${link(item.url, item.title, "text-decoration:none")}</div>`,
    item.opening === ""
      ? ""
      : `<div class="b-ink2" style="color:${ink2};font:400 16px/1.5 ${SERIF};padding-top:6px">${escapeHtml(item.opening)}</div>`,
    `<div class="b-ink3" style="color:${ink3};font:400 13px/1.5 ${SANS};padding-top:4px">${[
      ...[item.authors, ...item.facts].flatMap((fact) => (fact === null ? [] : [escapeHtml(fact)])),
      ...(item.code === null ? [] : [link(item.code, "Code")]),
    ].join(" &#183; ")}</div>`,
  ];
  const border = place === 0 ? "" : `border-top:1px solid ${rule};`;
  return `<tr><td class="b-rule" style="${border}padding:16px 0">${lines.join("")}</td></tr>`;
}

function html(issue: Issue, items: Item[], { base, leave, asked }: DigestLinks): string {
  const { ink, ink2 } = COLOURS;
  const whole = `${base}${issue.path}`;
  const more = issue.total > items.length ? `All ${formatNumber(issue.total)} papers` : "Open it in the newspaper";
  const heading = `<div class="b-ink" style="color:${ink};font:600 20px/1.3 ${SERIF}">${escapeHtml(issue.title)}</div><div class="b-ink2" style="color:${ink2};font:400 14px/1.5 ${SANS}">${countOf(issue.total, "paper")}</div>`;
  const button = `<a class="b-button" href="${escapeHtml(whole)}" style="display:inline-block;background:${ink};color:#fbfaf6;font:600 14px/1 ${SANS};padding:12px 16px;border-radius:2px;text-decoration:none">${escapeHtml(more)}</a>`;
  return mailPage({
    title: issue.title,
    preview: items
      .map(({ title }) => title)
      .join(" · ")
      .slice(0, 200),
    body: [row(heading, "14px 0 4px"), ...items.map(itemHtml), row(button, "8px 0 28px")].join("\n"),
    foot: `You asked for ${escapeHtml(asked)}. ${link(leave, "Unsubscribe")}`,
  });
}

function itemText(item: Item, place: number): string {
  const facts = [item.authors, ...item.facts, item.code].filter((fact) => fact !== null).join(", ");
  return [`${place + 1}. ${item.title}`, item.opening, facts, item.url].filter((line) => line !== "").join("\n");
}

function text(issue: Issue, items: Item[], { base, leave, asked }: DigestLinks): string {
  const heading = `BROADSHEET\n${issueSubject(issue)}`;
  const all = `All of it: ${base}${issue.path}`;
  return `${[heading, ...items.map(itemText), all, `--\nYou asked for ${asked}.\nUnsubscribe: ${leave}`].join("\n\n")}\n`;
}

/** Subject, HTML and text of an issue. */
export function digestMail(issue: Issue, links: DigestLinks): { subject: string; html: string; text: string } {
  const items = issue.papers.map((paper, place) => toItem(paper, place, links.base));
  return {
    subject: `Broadsheet: ${issueSubject(issue)}`,
    html: html(issue, items, links),
    text: text(issue, items, links),
  };
}
