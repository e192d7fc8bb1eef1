/** Bytes of an answer as text. */

/**
 * Decodes by the charset that the `Content-Type` header names, else as UTF-8; a byte order mark goes, bytes that are
 * no text become U+FFFD. A charset that nobody knows counts as UTF-8.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? "")?.[1] ?? "utf-8";
  return decoderFor(charset).decode(bytes);
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder();
    throw error;
  }
}
