import { z } from "zod";
import { readAccess } from "@/app/import/access";
import { sharedDb } from "@/lib/db";
import { findRunItems, getRun } from "@/lib/papers/queries-runs";

const idSchema = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const MOST_ITEMS = 100_000;

/** A cell as RFC 4180 has it; a leading sign that a spreadsheet would calculate with is defused. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The report of an import as comma-separated values. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if ((await readAccess()) !== "granted") return new Response("Sign in at the import desk first.\n", { status: 401 });
  const id = idSchema.safeParse((await params).id);
  const db = await sharedDb();
  const run = id.success ? await getRun(db, id.data) : null;
  if (run === null) return new Response("There is no such import.\n", { status: 404 });
  const items = await findRunItems(db, run.id, null, MOST_ITEMS);
  const rows = items.map(({ outcome, paper, place, why }) => [
    outcome,
    paper?.title ?? "",
    paper?.slug ?? "",
    place,
    why,
  ]);
  const csv = [["result", "title", "slug", "where", "why"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
  return new Response(`${csv}\r\n`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="import-${run.id}.csv"`,
    },
  });
}
