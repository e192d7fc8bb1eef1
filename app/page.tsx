import type { Metadata } from "next";
import { editionCardTags } from "@/app/editions/edition-card-tags";
import { EditionPage } from "@/app/editions/edition-page";
import { FirstRun } from "@/components/edition/first-run";
import { sharedDb } from "@/lib/db";
import { parseEditionFilter } from "@/lib/format/hierarchy";
import { listAlternates } from "@/lib/formats/alternates";
import { type Period, parsePeriod } from "@/lib/papers/periods";
import { getLatestDay } from "@/lib/papers/queries-edition";

async function readLatest(): Promise<Period | null> {
  const day = await getLatestDay(await sharedDb());
  return day === null ? null : parsePeriod(day);
}

export async function generateMetadata(): Promise<Metadata> {
  const latest = await readLatest();
  return {
    alternates: { canonical: "/", types: listAlternates("/editions", "", "Latest editions") },
    ...(latest && editionCardTags(latest)),
  };
}

/** The latest edition. */
export default async function FrontPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const period = await readLatest();
  if (period === null) return <FirstRun importHref="/import" />;
  return <EditionPage period={period} filter={parseEditionFilter(await searchParams)} />;
}
