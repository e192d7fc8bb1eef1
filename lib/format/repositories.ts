/** Places that keep code, as readers know them. */
import type { RepositoryView } from "@/lib/papers/views";

const HOST_NAMES: Readonly<Record<string, string>> = {
  "github.com": "GitHub",
  "gitlab.com": "GitLab",
  "huggingface.co": "Hugging Face",
  "bitbucket.org": "Bitbucket",
  "codeberg.org": "Codeberg",
};

/** `GitHub`, or the host itself. */
export function hostName(host: string): string {
  return HOST_NAMES[host] ?? host;
}

/** `owner/name`, or the address without its scheme. */
export function repositoryName(repository: Pick<RepositoryView, "url" | "owner" | "name">): string {
  const { owner, name, url } = repository;
  return owner && name ? `${owner}/${name}` : url.replace(/^https?:\/\/(www\.)?/, "");
}

/** The command that fetches the code, or null where the host does not serve git under the same address. */
export function cloneCommand(repository: RepositoryView): string | null {
  const { host, owner, name, url } = repository;
  return host in HOST_NAMES && owner && name ? `git clone ${url}` : null;
}

const PROVENANCE: Readonly<Record<string, string>> = {
  abstract: "named in the abstract",
  "api-auto": "found by Hugging Face",
  "api-user": "linked on Hugging Face by a reader",
  "project-page": "given as the project page",
};

/** `Named in the abstract, found by Hugging Face`; "" when no source said. */
export function provenanceLine(provenance: readonly string[]): string {
  const line = provenance.flatMap((source) => PROVENANCE[source] ?? []).join(", ");
  return line.charAt(0).toUpperCase() + line.slice(1);
}
