import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { keptBy } from "@/lib/serve/cache-key.mjs";

const request = (url: string, method = "GET") => Object.assign(new IncomingMessage(new Socket()), { url, method });

test("what the address and the catalogue decide is kept: pages, formats, suggestions, pictures, what robots read", () => {
  const addresses = [
    ...[
      "/",
      "/?q=a",
      "/papers",
      "/papers?q=kilns",
      "/papers.atom",
      "/papers/2501.00001.bib",
      "/authors/ada",
      "/trends",
    ],
    ...["/api/suggest?q=k", "/api/v1/papers", "/opensearch/suggest?q=k", "/opensearch.xml", "/cards/papers/a.png"],
    ...["/sitemap.xml", "/sitemaps/1.xml", "/llms.txt", "/robots.txt"],
  ];
  expect(addresses.filter((url) => keptBy(request(url)) !== "catalogue")).toEqual([]);
});

test("what more decides is not: who asks, the desk, the state of the server, exports, other methods", () => {
  const addresses = [
    "/import",
    "/status",
    "/subscribe?to=a",
    "/export/a.sqlite",
    "/metrics",
    "/saved",
    "/papersomething",
  ];
  expect(addresses.filter((url) => keptBy(request(url)) !== null)).toEqual([]);
  expect(keptBy(request("/papers", "POST"))).toBeNull();
});
