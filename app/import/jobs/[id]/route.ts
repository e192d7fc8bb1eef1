import { readAccess, refuseWriting, seeOther, wantsJson } from "@/app/import/access";
import { cancelJob, followJob, getJob } from "@/lib/desk/jobs";

interface Context {
  params: Promise<{ id: string }>;
}

/** What an import says, as lines of JSON, from its beginning to its end. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  if ((await readAccess()) !== "granted") return new Response("Sign in at the import desk first.\n", { status: 401 });
  const { id } = await params;
  if (getJob(id) === null) return new Response("There is no such import.\n", { status: 404 });
  const encoder = new TextEncoder();
  const events = followJob(id, request.signal);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await events.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      await events.return(undefined);
    },
  });
  return new Response(body, { headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" } });
}

/** Cancels an import. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = await refuseWriting(request);
  if (refused) return refused;
  const { id } = await params;
  const cancelled = cancelJob(id);
  return wantsJson(request) ? Response.json({ cancelled }) : seeOther(`/import?job=${encodeURIComponent(id)}`);
}
