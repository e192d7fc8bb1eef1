import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // lib/serve compresses each answer once, whatever it is.
  compress: false,
  // Titles and tags stand in the head of every page, not only where a known robot asks: answers are whole before they leave.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  // The native driver and the client that loads it stay outside the bundle.
  serverExternalPackages: ["better-sqlite3", "@prisma/client", "@prisma/adapter-better-sqlite3", "citeproc"],
  typedRoutes: false,
  // Half a second in which no reader is answered; lib/serve/keep-warm.ts does it in small turns.
  experimental: { preloadEntriesOnStart: false },
  devIndicators: false,
  // `npm test` checks the types, of tests too; a reader's first start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // An address with an extension is the same list or paper in another format.
  rewrites: async () => ({
    beforeFiles: [
      {
        source:
          "/:path((?:papers|editions|topics|authors|trending)(?:/[^/]+)?\\.(?:atom|rss|csl\\.json|json|bib|ris|csv|md|jsonl))",
        destination: "/formats/:path",
      },
      // Pictures of papers and editions for links elsewhere.
      { source: "/:path((?:papers|editions)/[^/]+\\.png)", destination: "/cards/:path" },
    ],
    afterFiles: [],
    fallback: [],
  }),
};

export default config;
