import katex from "katex";

/** Copied from the katex package, see components/paper/maths.test.ts. Loaded by pages that hold a formula only. */
export const KATEX_STYLESHEET = "/katex/katex.min.css";

/**
 * HTML with MathML of a formula, or null when KaTeX does not understand it. Nothing in a formula can reach outside:
 * no addresses, no attributes, no runaway macros, no giant boxes. Any error means "cannot be set", a stack overflow on
 * deep nesting included, and the caller then shows the source.
 */
export function renderMaths(tex: string, display: boolean): string | null {
  try {
    return katex.renderToString(tex, {
      displayMode: display,
      output: "htmlAndMathml",
      throwOnError: true,
      trust: false,
      strict: "ignore",
      maxExpand: 100,
      maxSize: 10,
    });
  } catch {
    return null;
  }
}

/** A formula, set on the server; its source as it stands where that fails. */
export function Maths({ tex, display, source }: { tex: string; display: boolean; source: string }) {
  const html = renderMaths(tex, display);
  if (html === null) return source;
  return (
    <>
      <link rel="stylesheet" href={KATEX_STYLESHEET} precedence="maths" />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes its input and trusts nothing in it */}
      <span className="maths" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
