/** A part of a path as it was meant: percent-decoded where that is possible, else as it stands. */
export function decodePathPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
