import { Icon } from "@/components/ui/icon";
import { OutsideLink } from "@/components/ui/outside-link";
import { hostName, repositoryName } from "@/lib/format/repositories";
import type { RepositoryView } from "@/lib/papers/views";

/** `owner/name` with the host's mark; breaks after the slash. */
export function RepositoryAnchor(repository: Pick<RepositoryView, "owner" | "name" | "host" | "url">) {
  const { owner, name, host, url } = repository;
  const label = `Code on ${hostName(host)}: ${repositoryName(repository)}`;
  return (
    <OutsideLink className="repo" href={url} data-key="x" aria-label={label}>
      <Icon name={host === "github.com" ? "github" : "external"} />
      <span>
        {owner && name ? (
          <>
            {owner}/<wbr />
            <b>{name}</b>
          </>
        ) : (
          <b>{repositoryName(repository)}</b>
        )}
      </span>
    </OutsideLink>
  );
}
