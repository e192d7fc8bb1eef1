import type { EndpointGuide } from "@/lib/api/guide";

interface Props {
  /** Address of the server. */
  base: string;
  endpoints: readonly EndpointGuide[];
}

/** Plain text with what stands between backticks as code. */
function WithCode({ text }: { text: string }) {
  return text.split("`").map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a constant text
      <code key={index}>{piece}</code>
    ) : (
      piece
    ),
  );
}

function Parameters({ endpoint }: { endpoint: EndpointGuide }) {
  if (endpoint.parameters.length === 0) return null;
  return (
    <dl className="guide__parameters">
      {endpoint.parameters.map(({ name, required, description }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
            {required && <span className="ink-3"> required</span>}
          </dt>
          <dd>
            <WithCode text={description} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How programs read the catalogue. */
export function ApiGuide({ base, endpoints }: Props) {
  return (
    <div className="wrap guide">
      <header className="pagehead">
        <h1>API</h1>
      </header>
      <p>
        The catalogue for programs, at <code>{base}/api/v1</code>. It is read-only, needs no key and answers in JSON.
        Lists come in pages: follow <code>next</code>, or the <code>Link</code> header. Errors are{" "}
        <code>application/problem+json</code>.
      </p>
      <p>
        <a className="link" href="/api/v1/openapi.json">
          OpenAPI 3.1 description
        </a>
      </p>
      {endpoints.map((endpoint) => (
        <section key={endpoint.path} aria-label={endpoint.path}>
          <h2>
            <code>GET {endpoint.path}</code>
          </h2>
          <p>
            <WithCode text={endpoint.summary} />
          </p>
          <p>
            Example:{" "}
            <a className="link" href={endpoint.example}>
              {endpoint.example}
            </a>
          </p>
          <Parameters endpoint={endpoint} />
        </section>
      ))}
      <section aria-label="The whole catalogue" id="export">
        <h2>The whole catalogue</h2>
        <p>
          All papers with everything that is known of them, as one file:{" "}
          <a className="link" href="/export/catalogue.sqlite" rel="nofollow">
            catalogue.sqlite
          </a>{" "}
          (a SQLite database, ready to serve with another Broadsheet) and{" "}
          <a className="link" href="/export/catalogue.jsonl.gz" rel="nofollow">
            catalogue.jsonl.gz
          </a>{" "}
          (JSON Lines, to import into another Broadsheet or read by any program).
        </p>
      </section>
      <section aria-label="Other formats">
        <h2>Other formats</h2>
        <p>
          Every list and every paper has the same address with an extension: <code>/papers.atom?q=diffusion</code>,{" "}
          <code>/editions/2025-08-12.bib</code>, <code>/papers/2508.07999.md</code>. Lists come as .atom, .rss, .json
          (JSON Feed), .bib, .ris, .csl.json, .csv, .md and .jsonl; papers as .json, .bib, .ris, .csl.json and .md.
        </p>
        <p>
          Tools made for Hugging Face Daily Papers can read <code>/api/daily_papers?date=2025-08-12</code> and{" "}
          <code>/api/papers/2508.07999</code>, which answer in that shape.
        </p>
        <p>
          Agents can use <code>{base}/mcp</code> (Model Context Protocol, streamable HTTP) with read-only tools: search,
          paper, edition, topics.
        </p>
      </section>
    </div>
  );
}
