/** Paths as the reader gives them, down to single files. */
import { type Stats, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";

export type Found =
  | { kind: "file"; path: string; size: number }
  /** A named pipe, such as the shell's `<(…)`: read once, as standard input is. */
  | { kind: "pipe"; path: string }
  | { kind: "beside"; path: string }
  | { kind: "error"; path: string; reason: string };

/** What a browser saves beside a page. */
const BESIDE_PAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|m?js|map|woff2?|ttf|otf|mp4|webm|mp3|download)$/i;

/** True for pictures, styles, scripts and the like, and for the hidden files that systems leave in folders. */
export function isBesidePage(name: string): boolean {
  const parts = name.split("/");
  return (
    BESIDE_PAGE.test(name) || parts.some((part) => part.startsWith(".") || part === "__MACOSX" || part === "Thumbs.db")
  );
}

/**
 * The file at a path, or every file under a folder, by name. In folders, links to folders are not followed, and what
 * belongs to a saved page is named as such. What cannot be read is an error of its own; nothing is thrown.
 */
export async function* findFiles(start: string): AsyncGenerator<Found> {
  let found: Stats;
  try {
    found = statSync(start);
    if (found.isDirectory()) {
      yield* walk(start);
      return;
    }
  } catch (error) {
    yield { kind: "error", path: start, reason: reasonOf(error) };
    return;
  }
  if (found.isFile()) yield { kind: "file", path: start, size: found.size };
  else if (found.isFIFO()) yield { kind: "pipe", path: start };
  else yield { kind: "error", path: start, reason: "is neither a file nor a folder" };
}

async function* walk(folder: string): AsyncGenerator<Found> {
  const children = await readdir(folder, { withFileTypes: true });
  children.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const child of children) {
    const place = path.join(folder, child.name);
    if (isBesidePage(child.name)) yield { kind: "beside", path: place };
    else if (child.isSymbolicLink()) yield linked(place);
    else if (child.isFile() || child.isDirectory()) yield* findFiles(place);
    else yield { kind: "error", path: place, reason: "is neither a file nor a folder" };
  }
}

/** A link inside a folder: to a file it is that file; to a folder it could lead in a circle. */
function linked(place: string): Found {
  try {
    const found = statSync(place);
    if (found.isFile()) return { kind: "file", path: place, size: found.size };
    return { kind: "error", path: place, reason: "is a link to something that is no file" };
  } catch (error) {
    return { kind: "error", path: place, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return "does not exist";
  if (code === "EACCES" || code === "EPERM") return "may not be read";
  if (code === "ELOOP") return "is a link that leads in a circle";
  return error instanceof Error ? error.message : String(error);
}
