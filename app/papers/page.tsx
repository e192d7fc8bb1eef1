import type { Metadata } from "next";
import { ListFormats } from "@/app/list-formats";
import { ListPage } from "@/components/search/list-page";
import { sharedDb } from "@/lib/db";
import { listAlternates } from "@/lib/formats/alternates";
import { describeList, printListAddress } from "@/lib/formats/list-address";
import { getList } from "@/lib/papers/queries-list";
import { parseListState, printListState } from "@/lib/papers/search-params";

interface Props {
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const state = parseListState(await searchParams);
  const address = { kind: "papers" as const, state: { ...state, page: 1 } };
  const { path, query } = printListAddress(address);
  return {
    title: state.q ? `${state.q}, search` : "Papers",
    alternates: {
      canonical: `/papers${printListState(state)}`,
      types: listAlternates(path, query, describeList(address, {})),
    },
  };
}

/** Browse and search all papers. */
export default async function PapersPage({ searchParams }: Props) {
  const db = await sharedDb();
  const list = await getList(db, parseListState(await searchParams));
  return (
    <>
      <ListPage {...list} />
      {list.total > 0 && (
        <ListFormats
          db={db}
          address={{ kind: "papers", state: { ...list.state, page: 1 } }}
          ids={list.papers.map(({ id }) => id)}
        />
      )}
    </>
  );
}
