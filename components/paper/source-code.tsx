import { RepositoryLink } from "@/components/paper/repository-link";
import { CopyButton } from "@/components/ui/copy-button";
import { OutsideLink } from "@/components/ui/outside-link";
import { countOf } from "@/lib/format/counts";
import { cloneCommand, provenanceLine } from "@/lib/format/repositories";
import type { PaperView, RepositoryView } from "@/lib/papers/views";

function Repository({ repository }: { repository: RepositoryView }) {
  const clone = cloneCommand(repository);
  const details = [
    repository.stars === null ? "" : countOf(repository.stars, "star"),
    provenanceLine(repository.provenance),
  ].filter((detail) => detail !== "");
  return (
    <li>
      <RepositoryLink repository={repository} />
      {details.length > 0 && <p className="codeblock__note">{details.join(". ")}</p>}
      {clone && (
        <div className="clone" data-copies="">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard must reach that */}
          <code tabIndex={0} data-copied="">
            {clone}
          </code>
          <CopyButton className="iconbtn" label="Copy clone command" />
        </div>
      )}
    </li>
  );
}

/** Repositories with the way to fetch them, and further addresses the abstract names. */
export function SourceCode({ paper }: { paper: Pick<PaperView, "repositories" | "otherLinks"> }) {
  const { repositories, otherLinks } = paper;
  return (
    <>
      {repositories.length > 0 && (
        <section className="codeblock" aria-labelledby="code-heading">
          <h2 id="code-heading">Source code</h2>
          <ul>
            {repositories.map((repository) => (
              <Repository key={repository.url} repository={repository} />
            ))}
          </ul>
        </section>
      )}
      {otherLinks.length > 0 && (
        <section aria-labelledby="links-heading">
          <h2 id="links-heading">Links</h2>
          <ul className="links">
            {otherLinks.map((link) => (
              <li key={link.url}>
                <OutsideLink className="link" href={link.url}>
                  {link.url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
                </OutsideLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
