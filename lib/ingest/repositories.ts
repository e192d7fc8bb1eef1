/** Which addresses are repositories, host by host, and the one way to write each. */

export interface Repository {
  /** `https://host/owner/name`, with `datasets/` or `spaces/` before the owner on huggingface.co. */
  url: string;
  host: string;
  /** On GitLab the whole path before the last part. */
  owner: string;
  name: string;
}

/** First parts of paths that are pages of the site itself, never an owner. */
const RESERVED: Record<string, ReadonlySet<string>> = {
  "github.com": words(
    "about account apps blog codespaces collections contact customer-stories enterprise events explore features gist issues join login logout marketplace new notifications orgs organizations pricing pulls readme search security settings site sponsors stars team topics trending users",
  ),
  "gitlab.com": words("api dashboard explore groups help projects public search snippets users"),
  "huggingface.co": words(
    "api avatars blog chat collections course docs enterprise front inference join learn login models new notifications organizations papers posts pricing search settings storage support tasks",
  ),
  "bitbucket.org": words("account blog dashboard product repo site snippets support"),
  "codeberg.org": words("api assets explore org organizations user users"),
};

/** GitLab's own pages below a project, as written before they moved behind `/-/`. */
const GITLAB_PAGES = words(
  "activity blob blame commit commits container_registry graphs issues merge_requests pipelines raw releases tags tree wikis",
);

/** Longer ones are no addresses: browsers and forges refuse them. */
export const LONGEST_ADDRESS = 2048;

const OWNER = /^[a-z\d](?:[\w.-]*[\w-])?$/i;
const NAME = /^[\w.-]*[\w-]$/;

/**
 * The repository an address names, or null: GitHub, GitLab with its self-hosted kin `gitlab.*`, Hugging Face models,
 * datasets and spaces, Bitbucket, Codeberg. Takes addresses with or without scheme, with white space inside,
 * `.git`, `/tree/…`, query or fragment.
 */
export function repositoryFromUrl(url: string): Repository | null {
  if (url.length > LONGEST_ADDRESS) return null;
  const address = url
    .replace(/\s+/g, "")
    .replace(/^(?:git\+)?(?:https?|git|ssh):\/+(?:[\w-]+@)?/i, "")
    .replace(/^git@([\w.-]+):/, "$1/");
  const [rawHost = "", ...rest] = (address.split(/[?#]/, 1)[0] ?? "").split("/");
  const host = rawHost.toLowerCase().replace(/^www\./, "");
  return fromPath(
    host === "hf.co" ? "huggingface.co" : host,
    rest.filter((part) => part !== ""),
  );
}

function fromPath(host: string, path: readonly string[]): Repository | null {
  if (RESERVED[host]?.has(path[0]?.toLowerCase() ?? "")) return null;
  switch (host) {
    case "github.com":
    case "bitbucket.org":
    case "codeberg.org":
      return repository(host, "", path[0], path[1]);
    case "huggingface.co": {
      const kind = path[0]?.toLowerCase();
      if (kind === "datasets" || kind === "spaces") return repository(host, `${kind}/`, path[1], path[2]);
      return repository(host, "", path[0], path[1]);
    }
    default:
      return /^gitlab(?:\.[a-z\d-]+)+$/.test(host) ? gitlab(host, path) : null;
  }
}

function gitlab(host: string, path: readonly string[]): Repository | null {
  const end = path.findIndex((part, index) => part === "-" || (index >= 2 && GITLAB_PAGES.has(part)));
  const project = end === -1 ? path : path.slice(0, end);
  const groups = project.slice(0, -1);
  if (!groups.every((group) => OWNER.test(group))) return null;
  return repository(host, "", groups.length === 0 ? undefined : groups.join("/"), project.at(-1));
}

function repository(
  host: string,
  kind: string,
  owner: string | undefined,
  rawName: string | undefined,
): Repository | null {
  const name = rawName?.replace(/(?:\.git)+$/i, "");
  if (owner === undefined || name === undefined || !NAME.test(name)) return null;
  if (!owner.split("/").every((part) => OWNER.test(part))) return null;
  return { url: `https://${host}/${kind}${owner}/${name}`, host, owner, name };
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
