import type { Metadata } from "next";
import { TrendsPage } from "@/components/trends/trends-page";
import { sharedDb } from "@/lib/db";
import { getTrends } from "@/lib/papers/queries-trends";

export const metadata: Metadata = {
  title: "Trends",
  description: "Papers per week, sections over time, papers with code, and words that rise in titles.",
  alternates: { canonical: "/trends" },
};

/** The catalogue over time. */
export default async function TrendsRoute() {
  return <TrendsPage view={await getTrends(await sharedDb())} />;
}
