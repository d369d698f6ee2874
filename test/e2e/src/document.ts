import { readFileSync } from 'node:fs';

/** The repository's PDF (PDF/A-1b, made for this purpose, nobody real in it). */
const DOCUMENT_FILE = new URL('../fixtures/compte-rendu-de-consultation.pdf', import.meta.url);

export function readDocument(): Buffer {
  return readFileSync(DOCUMENT_FILE);
}
