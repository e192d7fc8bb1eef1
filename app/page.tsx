import type { Metadata } from "next";
import { EditionPage } from "@/app/editions/edition-page";
import { FirstRun } from "@/components/edition/first-run";
import { sharedDb } from "@/lib/db";
import { parseEditionFilter } from "@/lib/format/hierarchy";
import { listAlternates } from "@/lib/formats/alternates";
import { parsePeriod } from "@/lib/papers/periods";
import { getLatestDay } from "@/lib/papers/queries-edition";

export const metadata: Metadata = {
  alternates: { canonical: "/", types: listAlternates("/editions", "", "Latest editions") },
};

/** The latest edition. */
export default async function FrontPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const day = await getLatestDay(await sharedDb());
  const period = day === null ? null : parsePeriod(day);
  if (period === null) return <FirstRun importHref="/import" />;
  return <EditionPage period={period} filter={parseEditionFilter(await searchParams)} />;
}
