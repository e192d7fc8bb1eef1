import type { ReactNode } from "react";
import type { PaperParts } from "@/components/paper/paper-parts";
import { Markup } from "@/components/ui/markup";

interface Props {
  parts: PaperParts;
  /** The control that keeps the paper, the first of its actions. */
  save?: ReactNode;
  /** What the reader notes of it, below the actions. */
  notes?: ReactNode;
}

/**
 * A paper's own page: pieces of HTML around what React keeps alive, the reader's own controls. Nothing of it but the parts
 * is of one paper, so that the server can take this page, drawn once, for all of them (lib/serve/page-template.mjs).
 */
export function PaperArticle({ parts, save, notes }: Props) {
  return (
    <div className="wrap">
      <Markup id="paper-crumb">{parts.crumb}</Markup>
      <article>
        <Markup id="paper-head">{parts.head}</Markup>
        <div className="paper">
          <div className="paper__main">
            <div className="actions">
              {save}
              <Markup id="paper-actions">{parts.actions}</Markup>
            </div>
            {notes}
            <Markup id="paper-text">{parts.text}</Markup>
          </div>
          <Markup id="paper-beside">{parts.beside}</Markup>
        </div>
      </article>
      <Markup id="paper-neighbours">{parts.neighbours}</Markup>
    </div>
  );
}
