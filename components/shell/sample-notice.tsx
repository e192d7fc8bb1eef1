import { AppLink } from "@/components/ui/app-link";

/**
 * A quiet line while the catalogue still shows the bundled sample. `href`: where importing is explained; without it
 * the line names the command.
 */
export function SampleNotice({ href }: { href?: string }) {
  return (
    <aside className="sample" aria-label="About this catalogue">
      <p className="wrap">
        This is the bundled sample: summaries stand in place of abstracts.{" "}
        {href ? (
          <AppLink className="link" href={href}>
            Import your own papers
          </AppLink>
        ) : (
          <>
            To read your own papers: <code>npm run import -- FILE…</code>
          </>
        )}
      </p>
    </aside>
  );
}
