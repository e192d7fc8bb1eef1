import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { readAccess } from "@/app/import/access";
import { RunReport } from "@/components/import/run-report";
import { AppLink } from "@/components/ui/app-link";
import { sharedDb } from "@/lib/db";
import { findRunItems, getRun } from "@/lib/papers/queries-runs";
import { OUTCOMES } from "@/lib/papers/run-views";

export const metadata: Metadata = { title: "Import report", robots: { index: false } };

const ITEMS_SHOWN = 500;
const idSchema = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const outcomeSchema = z.enum(OUTCOMES).nullable().catch(null);

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

/** The report of one import. */
export default async function RunPage({ params, searchParams }: Props) {
  if ((await readAccess()) !== "granted") redirect("/import");
  const id = idSchema.safeParse((await params).id);
  const db = await sharedDb();
  const run = id.success ? await getRun(db, id.data) : null;
  if (run === null) notFound();
  const outcome = outcomeSchema.parse((await searchParams).outcome);
  return (
    <div className="wrap">
      <nav className="crumb" aria-label="Position">
        <AppLink href="/import">Import</AppLink>
      </nav>
      <header className="pagehead">
        <h1>{run.source}</h1>
      </header>
      <RunReport run={run} outcome={outcome} items={await findRunItems(db, run.id, outcome, ITEMS_SHOWN)} />
    </div>
  );
}
