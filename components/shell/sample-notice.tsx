import { AppLink } from "@/components/ui/app-link";

/**
 * A quiet line while the catalogue still shows the bundled sample. `href`: where importing is explained; without it
 * the line names the command.
 */
export function SampleNotice({ href }: { href?: string }) {
  return (
    <aside className="sample" aria-label="About this catalogue">
      <p className="wrap">
        Bundled sample, with summaries in place of abstracts.{" "}
        {href ? (
          <AppLink className="link" href={href}>
            Import your own
          </AppLink>
        ) : (
          <>
            Your own: <code>npm run import -- FILE…</code>
          </>
        )}
      </p>
    </aside>
  );
}
