/** Reads what was sent to the import desk, file by file, onto the disk; never the whole of it into memory. */
import { createWriteStream, mkdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { z } from "zod";
import type { JobRequest } from "@/lib/desk/jobs";
import { isAddress } from "@/lib/ingest/fetch/address-plan";
import { daySchema } from "@/lib/papers/paper";

/** Bounds of one upload. */
export const UPLOAD_LIMITS = { bytes: 200_000_000, files: 5_000, textBytes: 20_000_000 };

/** Thrown with one sentence for the person who sent it, and the status of HTTP that fits. */
export class UploadError extends Error {
  override name = "UploadError";
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

const fieldsSchema = z.object({
  text: z.string().default(""),
  address: z.string().trim().max(2_000).default(""),
  captured: z.union([z.literal("").transform(() => null), daySchema]).default(null),
  day: z.union([z.literal("").transform(() => null), daySchema]).default(null),
});

interface Received {
  fields: Record<string, string>;
  /** Names as the sender knows them, by path on the disk. */
  files: Map<string, string>;
}

/** The name that the sender gave, without control characters and steps out of the folder. Shown, never opened. */
function shownName(name: string): string {
  const parts = name
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .split(/[\\/]/)
    .filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.join("/").slice(0, 300) || "unnamed";
}

/** A place of its own for each file, with its last name in plain characters: an archive's file may be named after its day. */
function diskPath(folder: string, number: number, name: string): string {
  const own = path.join(folder, String(number));
  mkdirSync(own);
  return path.join(
    own,
    path
      .basename(name)
      .replace(/[^\w.-]/g, "_")
      .replace(/^\.+/, "_")
      .slice(-120),
  );
}

async function receive(request: Request, folder: string): Promise<Received> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || request.body === null)
    throw new UploadError("Send a form with files, text or an address.", 415);
  const received: Received = { fields: {}, files: new Map() };
  const writes: Promise<void>[] = [];
  let bytes = 0;
  let problem: UploadError | null = null;
  const tooLong = `An upload may hold ${UPLOAD_LIMITS.bytes / 1_000_000} MB. Import longer files with npm run import.`;
  const busboy = new Busboy({
    headers: { "content-type": type },
    preservePath: true,
    limits: {
      files: UPLOAD_LIMITS.files,
      fields: 20,
      fieldSize: UPLOAD_LIMITS.textBytes,
      parts: UPLOAD_LIMITS.files + 20,
    },
  });
  busboy.on("file", (_field: string, stream: BusboyFileStream, name: string) => {
    if (!name) {
      stream.resume();
      return;
    }
    const target = diskPath(folder, received.files.size, shownName(name));
    received.files.set(target, shownName(name));
    stream.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > UPLOAD_LIMITS.bytes) problem ??= new UploadError(tooLong, 413);
      if (problem) busboy.destroy(problem);
    });
    writes.push(pipeline(stream, createWriteStream(target)));
  });
  busboy.on("field", (name: string, value: string, _nameCut: boolean, cut: boolean) => {
    received.fields[name] = value;
    if (cut) problem ??= new UploadError("The pasted text is too long. Save it to a file.", 413);
  });
  busboy.on("filesLimit", () => {
    problem ??= new UploadError(`An upload may hold ${UPLOAD_LIMITS.files} files. Pack them into a zip.`, 413);
  });
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream), busboy);
    await Promise.all(writes);
  } catch (error) {
    await Promise.allSettled(writes);
    throw problem ?? new UploadError(`The upload broke off: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (problem) throw problem;
  return received;
}

async function toJobRequest({ fields, files }: Received, folder: string): Promise<JobRequest> {
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success) {
    const wrong = parsed.error.issues[0]?.path.join(".") ?? "form";
    throw new UploadError(`The ${wrong} is not right. Use year-month-day for days, such as 2025-08-13.`);
  }
  const { text, address, captured, day } = parsed.data;
  const names: Record<string, string> = Object.fromEntries(files);
  if (text.trim() !== "") {
    const target = path.join(folder, "pasted");
    await writeFile(target, text);
    names[target] = "pasted text";
  }
  if (address !== "" && !isAddress(address)) throw new UploadError("The address must begin with https://.");
  const inputs = [...Object.keys(names), ...(address === "" ? [] : [address])];
  if (inputs.length === 0) throw new UploadError("Choose files, paste text or give an address.");
  return { inputs, captured, day, folder, names };
}

/**
 * Takes an upload into a new folder and gives what the import command needs. Throws UploadError, leaving nothing behind,
 * for anything but a form within the bounds.
 */
export async function receiveUpload(request: Request): Promise<JobRequest> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "broadsheet-upload-"));
  try {
    return await toJobRequest(await receive(request, folder), folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
