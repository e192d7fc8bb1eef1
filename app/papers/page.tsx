import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ListFormats } from "@/app/list-formats";
import { saveSlot } from "@/app/saved/save-slot";
import { ReaderLine } from "@/components/reader/reader-line";
import { ListPage } from "@/components/search/list-page";
import { sharedDb } from "@/lib/db";
import { paperHref } from "@/lib/format/addresses";
import { listAlternates } from "@/lib/formats/alternates";
import { describeList, printListAddress } from "@/lib/formats/list-address";
import { getList } from "@/lib/papers/queries-list";
import { findSlugByIdentifier } from "@/lib/papers/queries-saved";
import { parseListState, printListState } from "@/lib/papers/search-params";
import { parsePaperAddress } from "@/lib/search/paper-address";

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
      canonical: `/papers${printListState({ ...state, typing: false })}`,
      types: listAlternates(path, query, describeList(address, {})),
    },
  };
}

/** Browse and search all papers. */
export default async function PapersPage({ searchParams }: Props) {
  const db = await sharedDb();
  const state = parseListState(await searchParams);
  const named = state.typing ? null : parsePaperAddress(state.q);
  const slug = named && (await findSlugByIdentifier(db, named));
  if (slug) redirect(paperHref(slug));
  const list = await getList(db, state);
  return (
    <>
      <ListPage {...list} save={await saveSlot(db, list.papers)} line={<ReaderLine />} />
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
