const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes a text of the card: strict UTF-8, else Latin-1, since no document states which (cps-card 3.2). */
export function decodeText(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
