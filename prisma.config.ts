import { defineConfig } from "prisma/config";

/** FTS5 tables are made by `prisma/search.sql`, outside migrations: Prisma must neither drop nor report them. */
const FULL_TEXT_TABLES = ["paper_fts", "paper_fts_config", "paper_fts_data", "paper_fts_docsize", "paper_fts_idx"];

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "file:./prisma/broadsheet.db" },
  experimental: { externalTables: true },
  tables: { external: FULL_TEXT_TABLES },
});
