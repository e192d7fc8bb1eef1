/** The facts of an API record in our own words. */
import { parseArxivId } from "@/lib/ingest/ids";
import { findLinks, toLink } from "@/lib/ingest/links";
import { normaliseText } from "@/lib/ingest/normalise";
import type { ApiPaper, ApiRecord } from "@/lib/ingest/sources/api-schema";
import { utcDay } from "@/lib/ingest/utc-day";
import { blankEntry, type PaperEntry, type PaperLink } from "@/lib/papers/paper";

/** Takes a sentence on a key that had to be left out. */
export type Say = (path: PropertyKey[], reason: string) => void;

/** Everything but the day and the place of the listing. */
export function toEntry(record: ApiRecord, title: string, say: Say): PaperEntry {
  const { paper, around, shape } = record;
  const at = (key: string) => (shape === "wrapped" ? ["paper", key] : [key]);
  const abstract = normaliseText(paper.summary ?? "") || normaliseText(around.summary ?? "");
  const projectPage = projectLink(paper, at, say);
  const organization = paper.organization ?? around.organization;
  return {
    ...blankEntry(title, 0),
    arxivId: knownId(paper, at, say),
    abstract,
    abstractKind: abstract === "" ? "none" : "full",
    ...authorsOf(paper),
    publishedOn: publishedDay(paper, at, say),
    upvotes: paper.upvotes ?? null,
    comments: around.numComments ?? null,
    links: [...statedLinks(paper, at, say), ...repositories(projectPage), ...findLinks(abstract, "abstract")],
    projectPage: projectPage?.url ?? null,
    thumbnail: webAddress(around.thumbnail ?? around.thumbnailUrl),
    organization: textOrNull(organization?.name),
    organizationName: textOrNull(organization?.fullname),
    submittedBy: submitter(record),
    keywords: keywordsOf(paper),
    aiSummary: textOrNull(paper.ai_summary),
  };
}

/** Ids are text: one that lost its last zero (`2503.0213`) names no paper, and must not name another. */
function knownId(paper: ApiPaper, at: (key: string) => string[], say: Say): string | null {
  const stated = textOrNull(paper.id);
  if (stated === null) return null;
  const id = parseArxivId(stated);
  if (id === null) say(at("id"), `“${stated.slice(0, 40)}” is no arXiv identifier: the paper is kept without one`);
  return id;
}

function authorsOf(paper: ApiPaper): Pick<PaperEntry, "authors" | "authorCount"> {
  const shown = (paper.authors ?? []).filter((author) => author.hidden !== true);
  const names = shown.map((author) => normaliseText(author.name ?? "")).filter((name) => name !== "");
  return { authors: names.length === 0 ? null : names, authorCount: shown.length === 0 ? null : shown.length };
}

function publishedDay(paper: ApiPaper, at: (key: string) => string[], say: Say): string | null {
  const stated = textOrNull(paper.publishedAt);
  if (stated === null) return null;
  const day = utcDay(stated);
  if (day === null) say(at("publishedAt"), `“${stated.slice(0, 40)}” is no date and is left out`);
  return day;
}

/** The repository the API names. Unless it says that somebody entered it, the site found it by itself. */
function statedLinks(paper: ApiPaper, at: (key: string) => string[], say: Say): PaperLink[] {
  const stated = textOrNull(paper.githubRepo);
  if (stated === null) return [];
  const link = toLink(stated, paper.githubRepoAddedBy === "user" ? "api-user" : "api-auto");
  if (link === null) say(at("githubRepo"), `“${stated.slice(0, 80)}” is no address and is left out`);
  return link === null ? [] : [{ ...link, stars: paper.githubStars ?? null }];
}

function projectLink(paper: ApiPaper, at: (key: string) => string[], say: Say): PaperLink | null {
  const stated = textOrNull(paper.projectPage);
  if (stated === null) return null;
  const link = toLink(stated, "project-page");
  if (link === null) say(at("projectPage"), `“${stated.slice(0, 80)}” is no address and is left out`);
  return link;
}

/** A project page that is a repository is also that. */
function repositories(link: PaperLink | null): PaperLink[] {
  return link?.kind === "repository" ? [link] : [];
}

function submitter({ paper, around }: ApiRecord): string | null {
  const onDaily = paper.submittedOnDailyBy;
  return textOrNull(around.submittedBy?.name) ?? textOrNull(onDaily?.user) ?? textOrNull(onDaily?.name);
}

function keywordsOf(paper: ApiPaper): string[] | null {
  const keywords = (paper.ai_keywords ?? []).map(normaliseText).filter((keyword) => keyword !== "");
  return keywords.length === 0 ? null : [...new Set(keywords)];
}

function textOrNull(text: string | null | undefined): string | null {
  const normalised = normaliseText(text ?? "");
  return normalised === "" ? null : normalised;
}

function webAddress(text: string | null | undefined): string | null {
  const stated = textOrNull(text);
  return stated !== null && /^https?:\/\//i.test(stated) && URL.canParse(stated) ? new URL(stated).href : null;
}
