import type { Metadata } from "next";
import { ListFormats } from "@/app/list-formats";
import { saveSlot } from "@/app/saved/save-slot";
import { TrendingPage } from "@/components/trends/trending-page";
import { sharedDb } from "@/lib/db";
import { listAlternates } from "@/lib/formats/alternates";
import { getTrending } from "@/lib/papers/queries-trending";
import { parseWindow } from "@/lib/papers/trending";

export const metadata: Metadata = {
  title: "Trending",
  description: "What is being read now: upvotes weighed by age, by a published formula.",
  alternates: { canonical: "/trending", types: listAlternates("/trending", "", "Trending") },
};

interface Props {
  searchParams: Promise<Record<string, string | string[]>>;
}

/** Papers by upvotes and age, over a day, a week or a month. */
export default async function TrendingRoute({ searchParams }: Props) {
  const window = parseWindow((await searchParams).window);
  const db = await sharedDb();
  const view = await getTrending(db, window);
  const ids = view?.papers.map(({ paper }) => paper.id) ?? [];
  return (
    <>
      <TrendingPage
        window={window}
        view={view}
        today={new Date().toISOString().slice(0, 10)}
        save={
          await saveSlot(
            db,
            ids.map((id) => ({ id })),
          )
        }
      />
      {ids.length > 0 && <ListFormats db={db} address={{ kind: "trending", window }} ids={ids} />}
    </>
  );
}
