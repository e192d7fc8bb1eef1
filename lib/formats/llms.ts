/** What a language model should know of this server (llmstxt.org). */

/** `base` is the address of the server, without a slash at its end. */
export function llmsText(base: string, counts: { papers: number; editions: number }): string {
  return `# Broadsheet

> A catalogue of machine-learning papers as listed on Hugging Face Daily Papers: ${counts.papers} papers in ${counts.editions} daily editions. Read-only, no key.

Every list and every paper can be had as Markdown or JSON: add an extension to its address.

## Lists

- [Latest editions](${base}/editions.md): papers of the last days
- [Edition of a day](${base}/editions/2025-08-12.md): also a week, 2025-W33, or a month, 2025-08
- [Search](${base}/papers.md?q=diffusion): parameters q, from, to, topic, code, org, sort; add -term, "a phrase", author:, title: to q

## Papers

- [One paper](${base}/papers/2508.07999.md): by arXiv identifier; .bib, .ris and .csl.json cite it

## API

- [API](${base}/api): JSON, with pages
- [OpenAPI description](${base}/api/v1/openapi.json)
- [The whole catalogue](${base}/export/catalogue.jsonl.gz): JSON Lines; also [SQLite](${base}/export/catalogue.sqlite)
- [MCP endpoint](${base}/mcp): streamable HTTP, read-only tools
`;
}
