import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditionPage } from "@/app/editions/edition-page";
import { parseEditionFilter } from "@/lib/format/hierarchy";
import { formatPeriod } from "@/lib/format/periods";
import { parsePeriod } from "@/lib/papers/periods";

interface Props {
  params: Promise<{ period: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const period = parsePeriod((await params).period);
  return period === null ? {} : { title: `Edition of ${formatPeriod(period.period)}` };
}

/** The edition of a day, an ISO week or a month. */
export default async function PeriodPage({ params, searchParams }: Props) {
  const period = parsePeriod((await params).period);
  if (period === null) notFound();
  return <EditionPage period={period} filter={parseEditionFilter(await searchParams)} />;
}
