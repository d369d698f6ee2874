import type { FeedOptions } from './bench.js';

/** Edits of a lot, for tests that change one thing and see it refused. */

/** Changes the object list. */
export const metadata = (from: string | RegExp, to: string): FeedOptions => ({
  metadata: (xml) => xml.replace(from, to),
});

/** Changes the CDA document, before it is signed. */
export const cda = (from: string | RegExp, to: string): FeedOptions => ({
  cda: { edit: (xml) => xml.replace(from, to) },
});

/** Changes the entry of the document. */
export const inDocument = (from: string | RegExp, to: string): FeedOptions => inEntry('Document01', from, to);

/** Changes the entry of the signature. */
export const inSignature = (from: string | RegExp, to: string): FeedOptions =>
  inEntry('Signature01', from, to);

function inEntry(id: string, from: string | RegExp, to: string): FeedOptions {
  const entries = new RegExp(`<ExtrinsicObject id="${id}".*?</ExtrinsicObject>`, 's');
  return { metadata: (xml) => xml.replace(entries, (entry) => entry.replace(from, to)) };
}

/** A lot that must be refused: what is changed, the check that refuses it, the code. */
export type RefusedLot = readonly [what: string, options: FeedOptions, refusedBy: string, code: string];
