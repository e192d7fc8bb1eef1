"use client";

import { useEffect, useState } from "react";
import { type PageSuggestion, readSuggestions } from "@/lib/reader/suggestion";

/** A pause in typing after which the server is asked. */
const PAUSE_MS = 80;

const NONE: PageSuggestion[] = [];

/**
 * What the catalogue suggests for a text; what was suggested before stays until then. An answer to an earlier text is
 * never shown: its request is called off. [] for an empty text, and without a connection.
 */
export function useSuggestions(text: string, limit: number): PageSuggestion[] {
  const [suggestions, setSuggestions] = useState(NONE);
  const typed = text.trim();
  useEffect(() => {
    if (typed === "") {
      setSuggestions(NONE);
      return;
    }
    const controller = new AbortController();
    const ask = async () => {
      try {
        const query = new URLSearchParams({ q: typed, limit: String(limit) });
        const response = await fetch(`/api/suggest?${query}`, { signal: controller.signal });
        const answer: unknown = response.ok ? await response.json() : null;
        if (!controller.signal.aborted) setSuggestions(readSuggestions(answer));
      } catch {
        if (!controller.signal.aborted) setSuggestions(NONE);
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [typed, limit]);
  return suggestions;
}
