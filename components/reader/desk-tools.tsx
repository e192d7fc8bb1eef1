"use client";

import { type ChangeEvent, useRef } from "react";
import { importLibrary, useLibrary } from "@/components/reader/library";
import { saveFile } from "@/components/reader/save-file";
import { notify } from "@/components/reader/toast-store";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { SavedItem } from "@/lib/reader/saved-item";

const MOST_BYTES = 100 * 1024 * 1024;

async function readFile(file: File): Promise<string> {
  if (file.size > MOST_BYTES) return "It is larger than 100 MB.";
  const { parseSavedFile } = await import("@/lib/reader/saved-file");
  const read = parseSavedFile(await file.text());
  if ("problem" in read) return `${file.name} cannot be read. ${read.problem}`;
  const merged = await importLibrary(read.file);
  if (merged === null) return "";
  return `${merged.added} added, ${merged.updated} updated, ${merged.unchanged} unchanged.`;
}

/** Citations of the papers shown, and the whole desk as one file, out and in. */
export function DeskTools({ shown }: { shown: readonly SavedItem[] }) {
  const { items, seen } = useLibrary();
  const field = useRef<HTMLInputElement>(null);
  const cite = async (kind: "bibtex" | "ris" | "csl") => {
    const { CITATION_FILES, citationsOf } = await import("@/components/reader/export-citations");
    const { file, type } = CITATION_FILES[kind];
    saveFile(file, type, citationsOf(shown, kind));
  };
  const exportAll = async () => {
    const { printSavedFile } = await import("@/lib/reader/saved-file");
    const now = new Date().toISOString();
    const text = printSavedFile({ items: [...items.values()], seen: Object.fromEntries(seen) }, now);
    saveFile(`broadsheet-saved-${now.slice(0, 10)}.json`, "application/json", text);
  };
  const onFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const outcome = await readFile(file);
    target.value = "";
    if (outcome) notify(outcome);
  };
  return (
    <div className="actions">
      {shown.length > 0 && (
        <>
          <Button onClick={() => void cite("bibtex")}>
            <Icon name="cite" />
            Export BibTeX
          </Button>
          <Button onClick={() => void cite("ris")}>RIS</Button>
          <Button onClick={() => void cite("csl")}>CSL-JSON</Button>
        </>
      )}
      {(items.size > 0 || seen.size > 0) && <Button onClick={() => void exportAll()}>Export all</Button>}
      <Button onClick={() => field.current?.click()}>Import</Button>
      <input
        ref={field}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="File with saved papers"
        onChange={(event) => void onFile(event)}
      />
    </div>
  );
}
