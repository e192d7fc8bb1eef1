/**
 * The only writes of papers. The short rows around a paper travel as JSON, one statement a table and batch; see
 * save-paper-rows.ts for the papers themselves.
 */
import type { SqlHandle } from "@/lib/db";
import type { BatchPlan, Touched } from "@/lib/ingest/match";
import { slugFromTitle } from "@/lib/ingest/normalise";
import { findTakenSlugs } from "@/lib/papers/queries-stored";
import { insertPapers, updatePapers } from "@/lib/papers/save-paper-rows";
import type { SqlWriter } from "@/lib/sqlite";
import { classify, type TopicMatch } from "@/lib/topics/classify";

const fromJson = (names: readonly string[]) => names.map((name) => `j.value->>'$.${name}'`).join(", ");

/** The address a paper had in the catalogue it is from, else the one that its own identifiers ask for. */
function wantedSlug(paper: Touched): string {
  const [first] = paper.isNew ? paper.kept : [];
  if (first !== undefined) return first.slug;
  return paper.merged.arxivId?.replace("/", "-") ?? slugFromTitle(paper.merged.facts.title ?? "");
}

function firstFreeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let suffix = 2;
  while (taken.has(`${wanted}-${suffix}`)) suffix += 1;
  return `${wanted}-${suffix}`;
}

/** Gives new papers an address, and papers whose arXiv id became known their lasting one; returns the former ones. */
async function assignSlugs(db: SqlHandle, papers: Touched[]): Promise<{ slug: string; paperId: number }[]> {
  const needing = papers.filter((paper) => paper.isNew || paper.changed.has("arxivId"));
  const wanted = needing.map(wantedSlug);
  const taken = await findTakenSlugs(db, wanted);
  const former: { slug: string; paperId: number }[] = [];
  for (const [place, paper] of needing.entries()) {
    const base = wanted[place] ?? "";
    if (taken.has(base)) {
      const numbered = Array.from({ length: 200 }, (_, number) => `${base}-${number + 2}`);
      for (const slug of await findTakenSlugs(db, numbered)) taken.add(slug);
    }
    const slug = firstFreeSlug(base, taken);
    if (!paper.isNew) former.push({ slug: paper.slug, paperId: paper.id });
    paper.slug = slug;
    taken.add(slug);
  }
  return former;
}

/** Removes the rows that known papers have in a table, before they are written anew. */
async function clear(db: SqlHandle, table: "PaperAuthor" | "PaperTopic" | "Link", papers: Touched[]): Promise<void> {
  const ids = papers.filter((paper) => !paper.isNew).map((paper) => paper.id);
  if (ids.length === 0) return;
  await db.$executeRawUnsafe(
    `DELETE FROM ${table} WHERE paperId IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
}

async function saveAuthors(db: SqlHandle, papers: Touched[]): Promise<void> {
  const changed = papers.filter((paper) => paper.changed.has("authors"));
  if (changed.length === 0) return;
  await clear(db, "PaperAuthor", changed);
  const names = [...new Set(changed.flatMap((paper) => paper.merged.facts.authors?.names ?? []))];
  if (names.length === 0) return;
  const authors = names.map((name) => [name, slugFromTitle(name)]);
  await db.$executeRawUnsafe(
    "INSERT INTO Author(name, slug) SELECT value->>0, value->>1 FROM json_each(?) WHERE true ON CONFLICT(name) DO NOTHING",
    JSON.stringify(authors),
  );
  const rows = changed.flatMap((paper) =>
    (paper.merged.facts.authors?.names ?? []).map((name, position) => [paper.id, position, name]),
  );
  await db.$executeRawUnsafe(
    `INSERT INTO PaperAuthor(paperId, position, authorId)
     SELECT j.value->>0, j.value->>1, a.id FROM json_each(?) AS j JOIN Author a ON a.name = j.value->>2`,
    JSON.stringify(rows),
  );
}

async function saveLinks(db: SqlHandle, papers: Touched[]): Promise<void> {
  const changed = papers.filter((paper) => paper.changed.has("links"));
  if (changed.length === 0) return;
  await clear(db, "Link", changed);
  const names = ["url", "kind", "host", "owner", "name", "provenance", "stars", "starsReadAt", "position"];
  const rows = changed.flatMap((paper) =>
    paper.merged.links.map((link) => ({ ...link, paperId: paper.id, provenance: link.provenance.join(" ") })),
  );
  await db.$executeRawUnsafe(
    `INSERT INTO Link(paperId, ${names.join(", ")}) SELECT j.value->>'$.paperId', ${fromJson(names)} FROM json_each(?) AS j`,
    JSON.stringify(rows),
  );
}

async function saveListings(db: SqlHandle, papers: Touched[]): Promise<void> {
  const rows = papers
    .filter((paper) => paper.changed.has("listings"))
    .flatMap((paper) =>
      paper.merged.listings.map((listing) => [paper.id, listing.day, listing.source, listing.position]),
    );
  if (rows.length === 0) return;
  await db.$executeRawUnsafe(
    `INSERT INTO Listing(paperId, day, source, position)
     SELECT value->>0, value->>1, value->>2, value->>3 FROM json_each(?) WHERE true
     ON CONFLICT(paperId, day, source) DO UPDATE SET position = excluded.position
     WHERE position <> excluded.position`,
    JSON.stringify(rows),
  );
}

async function saveTitles(db: SqlHandle, papers: Touched[]): Promise<void> {
  const rows = papers.flatMap((paper) => paper.titleKeys.map((key) => [key, paper.id]));
  await db.$executeRawUnsafe(
    `INSERT INTO PaperTitle(titleKey, paperId) SELECT value->>0, value->>1 FROM json_each(?) WHERE true
     ON CONFLICT DO NOTHING`,
    JSON.stringify(rows),
  );
}

/** Of two readings of one time the greater number, whichever came first: votes grow, so it is the later one. */
const greater = (name: string) => `${name} = coalesce(max(${name}, excluded.${name}), ${name}, excluded.${name})`;

async function saveReadings(db: SqlHandle, papers: Touched[], source: string): Promise<void> {
  const rows = papers.flatMap((paper) =>
    paper.readings.map(({ readAt, source: by = source, upvotes, comments, stars }) => [
      ...[paper.id, readAt, by],
      ...[upvotes, comments, stars],
    ]),
  );
  if (rows.length === 0) return;
  await db.$executeRawUnsafe(
    `INSERT INTO Reading(paperId, readAt, source, upvotes, comments, stars)
     SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5 FROM json_each(?) WHERE true
     ON CONFLICT(paperId, readAt, source) DO UPDATE SET ${greater("upvotes")}, ${greater("comments")}, ${greater("stars")}`,
    JSON.stringify(rows),
  );
}

function topicsOf({ merged, filed }: Touched): TopicMatch[] {
  const { title, abstract, keywords, categories } = merged.facts;
  const text = { title: title ?? "", abstract: abstract?.text ?? "", keywords, categories };
  const isAsFiled =
    filed !== null &&
    filed.entry.title === text.title &&
    filed.entry.abstract === text.abstract &&
    filed.entry.keywords === keywords &&
    filed.entry.categories === categories;
  return isAsFiled ? filed.topics : classify(text);
}

async function saveTopics(db: SqlHandle, papers: Touched[]): Promise<void> {
  const changed = papers.filter((paper) =>
    ["title", "abstract", "keywords", "categories"].some((name) => paper.changed.has(name)),
  );
  if (changed.length === 0) return;
  await clear(db, "PaperTopic", changed);
  const rows = changed.flatMap((paper) => {
    return topicsOf(paper).map((topic) => [paper.id, topic.slug, topic.score, topic.origin]);
  });
  await db.$executeRawUnsafe(
    `INSERT INTO PaperTopic(paperId, topicSlug, score, origin)
     SELECT value->>0, value->>1, value->>2, value->>3 FROM json_each(?)`,
    JSON.stringify(rows),
  );
}

/** Frees the identifiers that another row takes over, so that no unique index objects half-way. */
async function releaseIdentifiers(db: SqlHandle, absorbed: BatchPlan["absorbed"]): Promise<void> {
  for (const { from } of absorbed) await db.$executeRawUnsafe("UPDATE Paper SET doi = NULL WHERE id = ?", from);
}

async function absorb(db: SqlHandle, absorbed: BatchPlan["absorbed"]): Promise<void> {
  for (const { from, into } of absorbed) {
    await db.$executeRawUnsafe("UPDATE OR IGNORE Reading SET paperId = ? WHERE paperId = ?", into, from);
    await db.$executeRawUnsafe("UPDATE FormerSlug SET paperId = ? WHERE paperId = ?", into, from);
    await db.$executeRawUnsafe("DELETE FROM Paper WHERE id = ?", from);
  }
}

/** Addresses that papers had in other catalogues, and have not here. */
function formerElsewhere(papers: Touched[]): { slug: string; paperId: number }[] {
  return papers.flatMap(({ id, slug, kept }) =>
    kept
      .flatMap((each) => [...each.formerSlugs, each.slug])
      .flatMap((former) => (former === slug ? [] : { slug: former, paperId: id })),
  );
}

async function saveFormerSlugs(db: SqlHandle, former: { slug: string; paperId: number }[]): Promise<void> {
  if (former.length === 0) return;
  await db.$executeRawUnsafe(
    `INSERT INTO FormerSlug(slug, paperId) SELECT value->>'$.slug', value->>'$.paperId' FROM json_each(?) WHERE true
     ON CONFLICT(slug) DO NOTHING`,
    JSON.stringify(former),
  );
}

/**
 * Writes a batch inside the caller's transaction: rows that were absorbed go, papers are inserted or updated with
 * their authors, links, listings, readings and topics. `source` names the readings; `now` is ISO 8601.
 */
export async function savePlan(db: SqlWriter, plan: BatchPlan, source: string, now: string): Promise<void> {
  const fresh = plan.papers.filter((paper) => paper.isNew);
  const known = plan.papers.filter((paper) => !paper.isNew && paper.dirty);
  const former = await assignSlugs(db, plan.papers);
  await releaseIdentifiers(db, plan.absorbed);
  updatePapers(db, known, now);
  insertPapers(db, fresh, now);
  const written = [...fresh, ...known];
  if (written.length > 0) {
    await saveTitles(db, written);
    await saveAuthors(db, written);
    await saveLinks(db, written);
    await saveListings(db, written);
    await saveTopics(db, written);
  }
  await absorb(db, plan.absorbed);
  await saveFormerSlugs(db, [
    ...former,
    ...formerElsewhere(plan.papers),
    ...plan.absorbed.map(({ fromSlug, into }) => ({ slug: fromSlug, paperId: into })),
  ]);
  await saveReadings(db, plan.papers, source);
}
