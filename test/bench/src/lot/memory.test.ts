import { describe, expect, it } from 'vitest';
import { leastMemory } from './least-memory.js';
import { peakAboveIdle } from './memory.js';
import { inLotSetting } from './setting.js';

const DOCUMENT_BYTES = 20_000_000;
/** Issue 6: bytes of memory above idle for each byte of the document, itself included. */
const MOST_TO_SEND = 2.5;
/** The message as received, and the document taken out of it, make 2.4; the rest is what the network hands over. */
const MOST_TO_RETRIEVE = 4.5;

describe('a document of 20 MB', () => {
  it('is published, and retrieved, in little more memory than it takes itself', async () => {
    const locations = {
      program: new URL('../../dist/lot-sender.js', import.meta.url),
      fixture: new URL('../../../e2e/fixtures/compte-rendu-de-consultation.pdf', import.meta.url),
    };
    await inLotSetting(DOCUMENT_BYTES, locations, async (setting) => {
      const measure = async (what: 'sending' | 'retrieval', most: number) =>
        (await leastMemory(setting, what, most * DOCUMENT_BYTES)) / DOCUMENT_BYTES;
      expect(await measure('sending', MOST_TO_SEND)).toBeLessThan(MOST_TO_SEND);
      expect(await measure('retrieval', MOST_TO_RETRIEVE)).toBeLessThan(MOST_TO_RETRIEVE);
    });
  });
});

describe('peakAboveIdle', () => {
  it('sees what work takes, although it was given back', async () => {
    const peak = await peakAboveIdle(async () => Buffer.alloc(100_000_000, 1).length);
    expect(peak).toBeGreaterThan(50_000_000);
  });
});
