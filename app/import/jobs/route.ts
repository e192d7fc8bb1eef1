import { refuseWriting, seeOther, wantsJson } from "@/app/import/access";
import { startJob } from "@/lib/desk/jobs";
import { receiveUpload, UploadError } from "@/lib/desk/upload";

/** Takes files, pasted text or an address and starts their import. */
export async function POST(request: Request): Promise<Response> {
  const refused = await refuseWriting(request);
  if (refused) return refused;
  try {
    const job = startJob(await receiveUpload(request));
    return wantsJson(request) ? Response.json({ id: job.id }, { status: 202 }) : seeOther(`/import?job=${job.id}`);
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    if (wantsJson(request)) return Response.json({ message: error.message }, { status: error.status });
    return seeOther(`/import?message=${encodeURIComponent(error.message)}`);
  }
}
