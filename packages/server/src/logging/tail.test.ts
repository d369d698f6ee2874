import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLastLines } from './tail.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tail-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Writes the files of a journal, the newest first. */
async function write(...contents: readonly (string | undefined)[]): Promise<readonly string[]> {
  const paths = contents.map((_, index) => join(folder, `journal.${index}`));
  for (const [index, content] of contents.entries()) {
    await rm(paths[index]!, { force: true });
    if (content !== undefined) await writeFile(paths[index]!, content);
  }
  return paths;
}

describe('the last lines of a journal', () => {
  it('are those at the end of what was written, over as many files as it takes', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '🙂', ' ', '\r'), minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(line, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        fc.nat(30),
        async (files, count) => {
          const paths = await write(...files.map((lines) => lines.map((text) => `${text}\n`).join('')));
          const all = [...files].reverse().flat();
          expect(await readLastLines(paths, count, 1_000_000)).toEqual(count === 0 ? [] : all.slice(-count));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are whole lines when they are more than what may be read, whatever the limit', async () => {
    const text = Array.from({ length: 20 }, (_, index) => `ligne é ${index}\n`).join('');
    const all = text.trimEnd().split('\n');
    const paths = await write(text);
    for (let limit = 1; limit <= Buffer.byteLength(text); limit += 1) {
      const lines = await readLastLines(paths, 50, limit);
      expect(lines).toEqual(all.slice(all.length - lines.length));
      expect(Buffer.byteLength(lines.join('\n'))).toBeLessThanOrEqual(limit);
    }
  });

  it('pass over a file that is not there', async () => {
    const paths = await write(undefined, 'old\n');
    expect(await readLastLines(paths, 5, 1000)).toEqual(['old']);
    expect(await readLastLines([join(folder, 'none')], 5, 1000)).toEqual([]);
  });

  it('do not read older files than needed', async () => {
    const paths = await write('one\ntwo\n');
    await expect(readLastLines([...paths, folder], 2, 1000)).resolves.toEqual(['one', 'two']);
    await expect(readLastLines([...paths, folder], 3, 1000)).rejects.toThrow();
  });
});
