import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { LIST_FORMATS } from "@/lib/formats/formats";
import { securityHeaders } from "@/lib/serve/headers.mjs";

function resourcePolicyOf(url: string): string | undefined {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  const headers = securityHeaders(request);
  return headers[headers.indexOf("Cross-Origin-Resource-Policy") + 1];
}

test("other sites may use formats, feeds, the API and pictures for links", () => {
  for (const url of [
    "/papers.atom?q=agents",
    "/papers.csl.json",
    "/editions/2025-08-12.rss",
    "/editions/2025-08-12.png",
    "/papers/2508.07999.png",
    "/papers/2508.07999.bib",
    "/topics/agents.json",
    "/api/v1/papers?limit=1",
    "/api/daily_papers",
    "/icon.svg",
  ]) {
    expect(resourcePolicyOf(url), url).toBe("cross-origin");
  }
});

test("every format of a list is among them", () => {
  for (const { extension } of LIST_FORMATS)
    expect(resourcePolicyOf(`/papers${extension}`), extension).toBe("cross-origin");
});

test("pages and what belongs to them are for this site alone", () => {
  for (const url of [
    "/",
    "/papers",
    "/papers?q=.atom",
    "/papers/2508.07999",
    "/api",
    "/status",
    "/import",
    "/metrics",
    "/export/catalogue.sqlite",
    "/nowhere.atom",
  ]) {
    expect(resourcePolicyOf(url), url).toBe("same-origin");
  }
});
