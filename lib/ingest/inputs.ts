/** Everything an import can be given but addresses: files, folders, `.gz`, `.zip`, standard input, uploads. */
import { createReadStream } from "node:fs";
import path from "node:path";
import { type ByteSource, fileSource, memorySource } from "@/lib/ingest/inputs/byte-source";
import { allBytes, type Bytes } from "@/lib/ingest/inputs/byte-streams";
import { type Input, inMegabytes, LIMITS, type Limits } from "@/lib/ingest/inputs/input";
import { openSource } from "@/lib/ingest/inputs/open";
import { findFiles } from "@/lib/ingest/inputs/walk";
import { daySchema } from "@/lib/papers/paper";

export interface InputOptions {
  limits?: Limits;
  /** What `-` stands for. */
  stdin?: Bytes;
}

/**
 * The inputs behind paths, one after the other in the order given; a folder stands for every file under it, by name.
 * Each is opened when the one before has been taken, so that only one document is in memory at a time. Nothing is
 * thrown for what cannot be read: it comes as a refused input with its reason.
 */
export async function* findInputs(paths: readonly string[], options: InputOptions = {}): AsyncGenerator<Input> {
  const limits = options.limits ?? LIMITS;
  for (const each of paths) {
    if (each === "-") {
      yield* openStream("standard input", options.stdin ?? process.stdin, limits);
      continue;
    }
    for await (const found of findFiles(each)) {
      if (found.kind === "file") yield* openOrRefuse(fileSource(found.path, found.path, found.size), limits);
      else if (found.kind === "pipe") yield* openStream(found.path, createReadStream(found.path), limits);
      else if (found.kind === "beside") yield { kind: "skipped", name: found.path, reason: "belongs to a saved page" };
      else yield { kind: "refused", name: found.path, size: null, digest: null, reason: found.reason };
    }
  }
}

/** The inputs in an upload or a pasted text. */
export function inputsOfBytes(name: string, bytes: Uint8Array, limits: Limits = LIMITS): AsyncGenerator<Input> {
  return openOrRefuse(memorySource(name, bytes), limits);
}

/** A stream can be read once only, so it is held in memory whole, within the bound of a document. */
async function* openStream(name: string, stream: Bytes, limits: Limits): AsyncGenerator<Input> {
  const bytes = await allBytes(stream, limits.documentBytes);
  if (bytes !== null) {
    yield* openOrRefuse(memorySource(name, bytes), limits);
    return;
  }
  const reason = `is longer than ${inMegabytes(limits.documentBytes)}; save it to a file and import that`;
  yield { kind: "refused", name, size: null, digest: null, reason };
}

async function* openOrRefuse(source: ByteSource, limits: Limits): AsyncGenerator<Input> {
  try {
    yield* openSource(source, limits);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const reason = error.code === "EACCES" ? "may not be read" : `could not be read: ${error.message}`;
    yield { kind: "refused", name: source.name, size: source.size, digest: null, reason };
  }
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}

/** The day an archive's file is named after: `2025-08-12.json`, `2025-08-12.html.gz`. Null for any other name. */
export function dayOfName(name: string): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:\.[a-z]+)*$/i.exec(path.basename(name))?.[1];
  const parsed = daySchema.safeParse(day);
  return parsed.success ? parsed.data : null;
}
