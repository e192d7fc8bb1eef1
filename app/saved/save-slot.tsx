import type { SaveSlot } from "@/components/edition/story";
import { SaveButton } from "@/components/reader/save-button";
import type { DbHandle } from "@/lib/db";
import { findAddedTimes } from "@/lib/papers/queries-saved";

/** The control that keeps a paper, for each of the papers of a page. */
export async function saveSlot(db: DbHandle, papers: readonly { id: number }[]): Promise<SaveSlot> {
  const ids = papers.map(({ id }) => id);
  const added = await findAddedTimes(db, ids);
  return function save({ id, slug, title }) {
    return <SaveButton slug={slug} title={title} addedAt={added.get(id) ?? null} />;
  };
}
