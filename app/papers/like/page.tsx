import type { Metadata } from "next";
import { z } from "zod";
import { Related } from "@/components/paper/related";
import { Button } from "@/components/ui/button";
import { sharedDb } from "@/lib/db";
import { findPapersLikeText } from "@/lib/papers/queries-related";

export const metadata: Metadata = { title: "Papers like a text" };

const LONGEST_TEXT = 6_000;
const PAPERS_SHOWN = 20;
const textSchema = z
  .string()
  .catch("")
  .transform((text) => text.trim().slice(0, LONGEST_TEXT));

/** The papers nearest to any text, say a pasted abstract. */
export default async function LikePage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const text = textSchema.parse((await searchParams).text);
  const papers = text === "" ? [] : await findPapersLikeText(await sharedDb(), text, PAPERS_SHOWN);
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>Papers like a text</h1>
        <p className="lede">
          Paste an abstract, or a few sentences about your own work, and see which papers are nearest.
        </p>
      </header>
      <form action="/papers/like" className="deskform">
        <div className="field">
          <label htmlFor="like-text">Text</label>
          <textarea id="like-text" name="text" defaultValue={text} maxLength={LONGEST_TEXT} rows={8} required />
        </div>
        <div className="actions">
          <Button type="submit" kind="primary">
            Find papers
          </Button>
        </div>
      </form>
      <div className="desksection" role="status">
        {text !== "" && papers.length === 0 && <p>No paper has any of these words.</p>}
        {papers.length > 0 && <Related papers={papers} heading="Nearest papers" />}
      </div>
    </div>
  );
}
