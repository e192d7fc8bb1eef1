import type { Metadata } from "next";
import { ListPage } from "@/components/search/list-page";
import { sharedDb } from "@/lib/db";
import { getList } from "@/lib/papers/queries-list";
import { parseListState } from "@/lib/papers/search-params";

interface Props {
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = parseListState(await searchParams);
  return { title: q ? `${q}, search` : "Papers" };
}

/** Browse and search all papers. */
export default async function PapersPage({ searchParams }: Props) {
  const list = await getList(await sharedDb(), parseListState(await searchParams));
  return <ListPage {...list} />;
}
