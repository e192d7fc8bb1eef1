import { RichText } from "@/components/paper/rich-text";
import type { PaperView } from "@/lib/papers/views";

const HEADING = { full: "Abstract", cut: "Abstract", sample: "Summary", none: "Abstract" };

const NOTE = {
  full: null,
  cut: "The source gives only the beginning of this abstract.",
  sample: "A summary from the bundled sample. Importing the page it came from brings the abstract.",
  none: "No source gave an abstract for this paper.",
};

/** The abstract with formulas set and addresses linked; says so when it is not the whole, or not the authors' own. */
export function Abstract({ paper }: { paper: Pick<PaperView, "abstract" | "abstractKind"> }) {
  const paragraphs = paper.abstract.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  const note = NOTE[paper.abstractKind];
  return (
    <div className="abstract">
      <h2>{HEADING[paper.abstractKind]}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <RichText text={paragraph} />
        </p>
      ))}
      {note && <p className="abstract__note">{note}</p>}
    </div>
  );
}
