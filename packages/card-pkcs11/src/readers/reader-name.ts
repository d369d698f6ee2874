const DESCRIPTION_BYTES = 64;
const ELLIPSIS = '...';
// cps-card 1.4: "first 30 + ... + last ~30"; how many are kept at the end is not certain, so only a floor is asked for.
const SHORTEST_PART = 20;

// A cut inside a UTF-8 character leaves a replacement character at the edge of a part.
function trimCut(part: string): string {
  return part.replace(/^\ufffd+|\ufffd+$/g, '');
}

/**
 * Tells whether a reader of that PC/SC name is the one the PKCS#11 library describes so: equal, or shortened in its
 * middle when the name is over 64 bytes (cps-card 1.4).
 */
export function matchesReaderName(name: string, description: string): boolean {
  if (name === description) return true;
  if (Buffer.byteLength(name) <= DESCRIPTION_BYTES) return false;
  const cut = description.indexOf(ELLIPSIS, SHORTEST_PART);
  if (cut < 0) return false;
  const head = trimCut(description.slice(0, cut));
  const tail = trimCut(description.slice(cut + ELLIPSIS.length));
  return tail.length >= SHORTEST_PART && name.startsWith(head) && name.endsWith(tail);
}
