import { drawCard } from "@/app/cards/draw-card";
import { type CardView, editionCard, paperCard } from "@/lib/cards/card";
import { cardFonts } from "@/lib/cards/fonts";
import { type Db, sharedDb } from "@/lib/db";
import { etagOf, isFresh, validatorHeaders } from "@/lib/http/conditional";
import { decodePathPart } from "@/lib/papers/path";
import { parsePeriod } from "@/lib/papers/periods";
import { getEdition } from "@/lib/papers/queries-edition";
import { findPaperId, findRecords } from "@/lib/papers/queries-record";

/** Goes up when the drawing changes, so that copies made before are fetched anew. */
const DRAWING_VERSION = 1;

async function readCard(db: Db, section: string, name: string): Promise<CardView | null> {
  const { covered } = cardFonts();
  if (section === "editions") {
    const period = parsePeriod(name);
    const edition = period && (await getEdition(db, period));
    return edition && editionCard(edition, covered);
  }
  const id = await findPaperId(db, name);
  const [record] = id === null ? [] : await findRecords(db, [id]);
  return record === undefined ? null : paperCard(record, covered);
}

/** `/papers/2508.07999.png` and `/editions/2025-08-12.png`; next.config.ts leads them here. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const [section = "", file = ""] = (await params).path.map(decodePathPart);
  const card = await readCard(await sharedDb(), section, file.replace(/\.png$/, ""));
  if (card === null) return new Response("There is no picture at this address.\n", { status: 404 });
  const validators = { etag: etagOf(DRAWING_VERSION, JSON.stringify(card)), lastModified: null };
  const headers = { "Content-Type": "image/png", ...validatorHeaders(validators) };
  if (isFresh(request, validators)) return new Response(null, { status: 304, headers });
  return new Response(await drawCard(card), { headers });
}
