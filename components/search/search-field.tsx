"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { KeyHint } from "@/components/ui/key-hint";

const Suggestions = lazy(() =>
  import("@/components/search/suggestions").then(({ Suggestions: List }) => ({ default: List })),
);

/** A search field. What it suggests is fetched when it first has the focus; without JavaScript it is a plain field. */
export function SearchField({ value, everything }: { value: string; everything: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  /** What the field held when it first had the focus; null until then. */
  const [before, wake] = useState<string | null>(null);
  return (
    <>
      <Icon name="search" size={everything ? 16 : 20} />
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={value}
        placeholder="Search titles and abstracts"
        aria-label="Search titles and abstracts"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        data-key="/"
        onFocus={({ currentTarget }) => wake((known) => known ?? currentTarget.value)}
      />
      <KeyHint>/</KeyHint>
      {before !== null && (
        <Suspense fallback={null}>
          <Suggestions input={input} everything={everything} before={before} />
        </Suspense>
      )}
    </>
  );
}

/** The search field of the bar: leads to the list of what was found. */
export function BarSearch() {
  const router = useRouter();
  return (
    <search className="bar__search">
      <form
        className="searchbox"
        action="/papers"
        onSubmit={(event) => {
          event.preventDefault();
          const q = new FormData(event.currentTarget).get("q");
          const text = typeof q === "string" ? q.trim() : "";
          router.push(text ? `/papers?${new URLSearchParams({ q: text })}` : "/papers");
        }}
      >
        <SearchField value="" everything />
      </form>
    </search>
  );
}
