import type { ReactNode } from "react";
import { handOver } from "@/components/ui/in-document";
import { Island } from "@/components/ui/island";
import { toHtml } from "@/components/ui/to-html";

/**
 * Draws pure components as one piece of HTML: lists of hundreds of elements cost what a text costs. `id` is that of the
 * piece, another for each of a page.
 */
export function Markup({ id, children }: { id: string; children: ReactNode }) {
  const { html, sheets } = toHtml(children);
  return (
    <>
      {sheets.map((href) => (
        <link key={href} rel="stylesheet" href={href} precedence="maths" />
      ))}
      <Island id={id} markup={handOver(id, html)} />
    </>
  );
}
