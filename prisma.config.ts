import { defineConfig } from "prisma/config";

/** Tables of the search index are made by `prisma/search.sql`, outside migrations: Prisma must neither drop nor report them. */
const SEARCH_TABLES = ["block", "label", "near", "paper", "pending", "posting", "state", "stem", "word"].map(
  (name) => `search_${name}`,
);

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "file:./prisma/broadsheet.db" },
  experimental: { externalTables: true },
  tables: { external: SEARCH_TABLES },
});
