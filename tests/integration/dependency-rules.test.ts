/** The layers hold because lint holds them: each rule is broken once, on purpose, in a copy of the project's shape. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";

/** File that imports, and what it imports. */
const BREACHES: [file: string, imported: string][] = [
  ["app/page.tsx", "@/lib/generated/prisma/client"],
  ["app/papers/route.ts", "../../lib/generated/prisma/client"],
  ["app/page.tsx", "better-sqlite3"],
  ["app/page.tsx", "@prisma/client"],
  ["app/page.tsx", "@/tests/helpers/database"],
  ["components/paper/paper-page.tsx", "@/lib/db"],
  ["components/paper/paper-page.tsx", "../../lib/db"],
  ["components/paper/paper-page.tsx", "@/lib/env"],
  ["components/paper/paper-page.tsx", "@/lib/papers/queries"],
  ["components/paper/paper-page.tsx", "@/lib/papers/queries-stored"],
  ["components/paper/paper-page.tsx", "@/lib/papers/save"],
  ["components/paper/paper-page.tsx", "@/lib/ingest/dates"],
  ["components/paper/paper-page.tsx", "../../lib/ingest/dates"],
  ["components/paper/paper-page.tsx", "@/lib/setup/migrations.mjs"],
  ["components/paper/paper-page.tsx", "@/lib/generated/prisma/client"],
  ["components/paper/paper-page.tsx", "@/app/page"],
  ["components/paper/paper-page.tsx", "../../app/page"],
  ["components/paper/paper-page.tsx", "@/tests/helpers/database"],
  ["components/ui/chip.tsx", "@/lib/papers/views"],
  ["components/ui/chip.tsx", "../../lib/papers/views"],
  ["components/ui/chip.tsx", "@/components/paper/abstract"],
  ["components/ui/chip.tsx", "../paper/abstract"],
  ["components/ui/chip.tsx", "@/app/fonts"],
  ["lib/papers/views.ts", "next/navigation"],
  ["lib/papers/views.ts", "next"],
  ["lib/papers/views.ts", "react"],
  ["lib/papers/views.ts", "react-dom/server"],
  ["lib/papers/views.ts", "@/app/page"],
  ["lib/papers/views.ts", "../../app/page"],
  ["lib/papers/views.ts", "@/components/paper/abstract"],
  ["lib/papers/views.ts", "../../components/paper/abstract"],
  ["lib/papers/views.ts", "@/tests/helpers/database"],
  ["lib/papers/views.ts", "@/lib/generated/prisma/client"],
  ["lib/papers/views.ts", "../generated/prisma/client"],
  ["lib/papers/queries.ts", "next/cache"],
  ["lib/papers/queries.ts", "react"],
];

const ALLOWED: [file: string, imported: string][] = [
  ["app/page.tsx", "@/lib/papers/queries"],
  ["app/page.tsx", "@/components/paper/abstract"],
  ["components/paper/paper-page.tsx", "@/lib/papers/views"],
  ["components/paper/paper-page.tsx", "@/components/ui/chip"],
  ["components/paper/paper-page.tsx", "./abstract"],
  ["components/ui/chip.tsx", "@/components/ui/icon"],
  ["components/ui/chip.tsx", "./icon"],
  ["lib/papers/views.ts", "@/lib/papers/paper"],
  ["lib/db.ts", "@/lib/generated/prisma/client"],
  ["lib/papers/queries.ts", "@/lib/generated/prisma/client"],
  ["lib/papers/save.ts", "@/lib/generated/prisma/client"],
  ["lib/search/full-text.ts", "@/lib/generated/prisma/client"],
  ["tests/integration/some.test.ts", "@/lib/db"],
];

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }) }),
  ),
});

/** Runs lint in `folder`, which holds a copy of biome.json. Gives `FILE: import` for each import that it refuses. */
function refusedImports(folder: string, importsByFile: Map<string, string[]>): string[] {
  const biome = path.resolve("node_modules/@biomejs/biome/bin/biome");
  const words = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", "."];
  const { stdout } = spawnSync(process.execPath, [biome, ...words], { cwd: folder, encoding: "utf8" });
  const { diagnostics } = reportSchema.parse(JSON.parse(stdout));
  return diagnostics
    .filter(({ category }) => category === "lint/style/noRestrictedImports")
    .map(({ location }) => `${location.path}: ${importsByFile.get(location.path)?.[location.start.line - 1]}`);
}

test("lint refuses every import that breaks a dependency rule, and no other", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync("biome.json", path.join(folder, "biome.json"));
  const importsByFile = new Map<string, string[]>();
  for (const [file, imported] of [...BREACHES, ...ALLOWED]) {
    importsByFile.set(file, [...(importsByFile.get(file) ?? []), imported]);
  }
  for (const [file, imports] of importsByFile) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    const lines = imports.map((imported, index) => `import * as imported${index} from "${imported}";\n`);
    writeFileSync(path.join(folder, file), lines.join(""));
  }
  const expected = BREACHES.map(([file, imported]) => `${file}: ${imported}`);
  expect(refusedImports(folder, importsByFile).sort()).toEqual(expected.sort());
});
