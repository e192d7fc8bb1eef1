import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { sharedDb } from "@/lib/db";
import { readyExport, type ServedKind } from "@/lib/export/ready";
import { isFresh, validatorHeaders } from "@/lib/http/conditional";

const FILES: Readonly<Record<string, { kind: ServedKind; type: string }>> = {
  "catalogue.sqlite": { kind: "sqlite", type: "application/vnd.sqlite3" },
  "catalogue.jsonl.gz": { kind: "jsonl.gz", type: "application/gzip" },
};

/** The whole catalogue, to take away. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file: name } = await params;
  const wanted = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (wanted === undefined) return new Response("There is no export of this name.\n", { status: 404 });
  const { file, etag } = await readyExport(await sharedDb(), wanted.kind);
  const validators = { etag, lastModified: null };
  if (isFresh(request, validators)) return new Response(null, { status: 304, headers: validatorHeaders(validators) });
  const handle = await open(file);
  const { size } = await handle.stat();
  const headers = {
    "Content-Type": wanted.type,
    "Content-Length": String(size),
    "Content-Disposition": `attachment; filename="${name}"`,
    ...validatorHeaders(validators),
  };
  if (request.method === "HEAD") {
    await handle.close();
    return new Response(null, { headers });
  }
  return new Response(Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>, { headers });
}
