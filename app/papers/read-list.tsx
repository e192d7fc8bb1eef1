import type { ReactNode } from "react";
import { drawPapers } from "@/app/drawn-papers";
import { formatsOf } from "@/app/list-formats";
import type { FiltersView } from "@/components/search/filters";
import { type ListParts, listParts } from "@/components/search/list-parts";
import type { Db } from "@/lib/db";
import { describeList, printListAddress } from "@/lib/formats/list-address";
import { findList } from "@/lib/papers/queries-list";
import { findSlugByIdentifier } from "@/lib/papers/queries-saved";
import { type ListState, printListState } from "@/lib/papers/search-params";
import { parsePaperAddress } from "@/lib/search/paper-address";

/** What the head of a list's page says. */
export interface ListHead {
  title: string;
  /** `""` or `?…`: with the page, and for the list's other formats without. */
  canonical: string;
  query: string;
  description: string;
}

export function listHead(state: ListState): ListHead {
  const address = { kind: "papers" as const, state: { ...state, page: 1 } };
  return {
    title: state.q ? `${state.q}, search` : "Papers",
    canonical: printListState({ ...state, typing: false }),
    query: printListAddress(address).query,
    description: describeList(address, {}),
  };
}

/** The paper that a query names by an identifier or an address; null where it names none, or is still being typed. */
export async function findNamed(db: Db, state: ListState): Promise<string | null> {
  const named = state.typing ? null : parsePaperAddress(state.q);
  return named && (await findSlugByIdentifier(db, named));
}

export interface ReadList {
  parts: ListParts;
  /** What `parts.filters` says. */
  panel: FiltersView;
  total: number;
  /** Null for an empty list. */
  formats: ReactNode;
}

/** A list as its page shows it. */
export async function readList(db: Db, state: ListState): Promise<ReadList> {
  const list = await findList(db, state);
  const papers = await drawPapers(db, list.ids, list.marks);
  const parts = listParts({ ...list, results: papers.map(({ result }) => result) });
  const address = { kind: "papers" as const, state: { ...list.state, page: 1 } };
  const coins = papers.map(({ coin }) => coin);
  const { state: shown, facets, total } = list;
  const panel = { state: shown, facets, total };
  return { parts, panel, total, formats: total > 0 ? formatsOf(address, coins) : null };
}
