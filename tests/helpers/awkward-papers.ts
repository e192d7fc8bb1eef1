/** Titles and names that break writers, for the tests of formats. */
import type { Db } from "@/lib/db";
import { entry, importEntries } from "@/tests/helpers/entries";

export const AWKWARD_DAY = "2025-08-12";
export const AWKWARD_AUTHORS = [
  "Łukasz Kaiser",
  "Laurens van der Maaten",
  "Conan O'Neill",
  "Aakanksha",
  "张伟",
  "Gemma Team",
];

/** As sources state them; the last one has no identifier, no author and no date. */
export const AWKWARD_TITLES = [
  "Open {Sets} Matter",
  "80% of Tokens",
  "Auditing & Steering",
  "$α$-Divergence",
  "\"Quoted\" 'Words'",
  "大规模语言模型",
  "نماذج اللغة الكبيرة",
  "Prefill \\& Decode",
  "=SUM(A1) <b>C#</b>",
  "A_B [x](y) *z*",
  "One { Alone ]]> --> Bell",
] as const;

export const arxivIdOf = (place: number): string | null =>
  place === AWKWARD_TITLES.length - 1 ? null : `2508.0000${place}`;

/** Imports them as one edition, in their order. */
export async function importAwkwardPapers(db: Db): Promise<void> {
  const entries = AWKWARD_TITLES.map((title, position) => {
    const known = arxivIdOf(position) !== null;
    return entry(title, {
      arxivId: arxivIdOf(position),
      authors: known ? AWKWARD_AUTHORS : null,
      publishedOn: known ? "2025-08-11" : null,
      upvotes: 50 - position,
      abstract: `We weigh <b>bold</b> & "plain" words, 50% of ${title}.`,
      links: [
        {
          url: "https://github.com/Lab/a_b",
          kind: "repository",
          host: "github.com",
          owner: "Lab",
          name: "a_b",
          provenance: "api-user",
          stars: 7,
        },
      ],
      listedOn: AWKWARD_DAY,
      position,
    });
  });
  await importEntries(db, entries, { day: AWKWARD_DAY });
}
