/** Bytes as text, or one sentence on what they are instead. */

/** What files begin with (https://en.wikipedia.org/wiki/List_of_file_signatures), in Latin-1. */
const SIGNATURES: [string, string][] = [
  ["%PDF-", "is a PDF document; save the page as HTML or text instead"],
  ["\x89PNG", "is a picture"],
  ["\xff\xd8\xff", "is a picture"],
  ["GIF8", "is a picture"],
  ["PK\x03\x04", "is a zip archive inside another archive; unpack it first"],
  ["PK\x05\x06", "is a zip archive inside another archive; unpack it first"],
  ["\x1f\x8b", "is packed twice; unpack it first"],
  ["SQLite format 3\0", "is a database"],
  ["\x7fELF", "is a program"],
  ["7z\xbc\xaf\x27\x1c", "is a 7z archive; only .zip and .gz can be opened"],
  ["Rar!", "is a RAR archive; only .zip and .gz can be opened"],
  ["BZh", "is packed with bzip2; only .zip and .gz can be opened"],
  ["\xfd7zXZ\0", "is packed with xz; only .zip and .gz can be opened"],
  ["\x28\xb5\x2f\xfd", "is packed with zstd; only .zip and .gz can be opened"],
];

export type Decoded = { ok: true; text: string } | { ok: false; reason: string };

/** Decodes UTF-8 without its byte order mark. Refuses other encodings and what is no text, each by name. */
export function decodeText(bytes: Uint8Array): Decoded {
  const reason = notText(bytes);
  if (reason !== null) return { ok: false, reason };
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, reason: "is not valid UTF-8; save it in that encoding" };
  }
}

/** Why the bytes are no UTF-8 text, as far as their beginning and their NUL bytes show; null where nothing speaks against it. */
export function notText(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
  for (const [signature, reason] of SIGNATURES) if (head.startsWith(signature)) return reason;
  if (head.slice(257, 262) === "ustar") return "is a tar archive; unpack it first";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "is a picture";
  if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff") || /^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/.test(head)) {
    return "is UTF-16 text; save it as UTF-8";
  }
  return bytes.includes(0) ? "holds NUL bytes, so it is no text" : null;
}
