import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { editionCardTags } from "@/app/editions/edition-card-tags";
import { EditionPage } from "@/app/editions/edition-page";
import { parseEditionFilter } from "@/lib/format/hierarchy";
import { listAlternates } from "@/lib/formats/alternates";
import { describeList, printListAddress } from "@/lib/formats/list-address";
import { parsePeriod } from "@/lib/papers/periods";

interface Props {
  params: Promise<{ period: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const period = parsePeriod((await params).period);
  if (period === null) return {};
  const address = { kind: "edition" as const, period, filter: parseEditionFilter(await searchParams) };
  const { path, query } = printListAddress(address);
  const title = describeList(address, {});
  return {
    title,
    alternates: { canonical: `${path}${query}`, types: listAlternates(path, query, title) },
    ...editionCardTags(period),
  };
}

/** The edition of a day, an ISO week or a month. */
export default async function PeriodPage({ params, searchParams }: Props) {
  const period = parsePeriod((await params).period);
  if (period === null) notFound();
  return <EditionPage period={period} filter={parseEditionFilter(await searchParams)} />;
}
