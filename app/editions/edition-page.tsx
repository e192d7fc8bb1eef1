import { ListFormats } from "@/app/list-formats";
import { saveSlot } from "@/app/saved/save-slot";
import { Edition } from "@/components/edition/edition";
import { NoEdition } from "@/components/edition/no-edition";
import { ReaderLine } from "@/components/reader/reader-line";
import { sharedDb } from "@/lib/db";
import { type EditionFilter, filterEdition } from "@/lib/format/hierarchy";
import { formatPeriodShort } from "@/lib/format/periods";
import type { Period } from "@/lib/papers/periods";
import { findEditionDays, findEitherSide, findNearestEditions, getEdition } from "@/lib/papers/queries-edition";

/** The edition of a period, or why there is none and which are near. */
export async function EditionPage({ period, filter }: { period: Period; filter: EditionFilter }) {
  const db = await sharedDb();
  const edition = await getEdition(db, period);
  if (edition === null) {
    const today = new Date().toISOString().slice(0, 10);
    return <NoEdition period={period} today={today} {...(await findNearestEditions(db, period))} />;
  }
  const beside = await findEitherSide(db, edition);
  const source = beside && `From ${beside.periods.map(formatPeriodShort).join(" and ")}`;
  const save = await saveSlot(db, [...edition.papers, ...(beside?.papers ?? [])]);
  return (
    <>
      <Edition
        edition={edition}
        filter={filter}
        days={await findEditionDays(db)}
        save={save}
        line={<ReaderLine className="wrap" />}
        eitherSide={beside && source ? { papers: beside.papers, source } : null}
      />
      <ListFormats
        db={db}
        address={{ kind: "edition", period, filter }}
        ids={filterEdition(edition, filter).papers.map(({ id }) => id)}
      />
    </>
  );
}
