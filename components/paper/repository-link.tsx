import { RepositoryAnchor } from "@/components/paper/repository-anchor";
import type { RepositoryView } from "@/lib/papers/views";

/** A repository by name. What is drawn is made where it is shown: pages carry the name as data, not its elements. */
export function RepositoryLink({ repository }: { repository: RepositoryView }) {
  const { owner, name, host, url } = repository;
  return <RepositoryAnchor owner={owner} name={name} host={host} url={url} />;
}
