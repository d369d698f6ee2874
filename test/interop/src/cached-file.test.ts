import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cachedFile } from './cached-file.js';
import { inWorkFolder } from './work-folder.js';

it('a file is made once, and again when something that it is made of changes', async () => {
  await inWorkFolder(async (folder) => {
    const source = join(folder, 'source');
    const kept: string[] = [];
    let made = 0;
    const ask = async (content: string) => {
      writeFileSync(source, content);
      const file = await cachedFile('test', [folder], async (work) => {
        made += 1;
        writeFileSync(join(work, 'result'), content.toUpperCase());
        return join(work, 'result');
      });
      kept.push(file);
      return readFileSync(file, 'utf8');
    };
    try {
      expect(await ask('a')).toBe('A');
      expect(await ask('a')).toBe('A');
      expect(made).toBe(1);
      expect(await ask('b')).toBe('B');
      expect(await ask('a')).toBe('A');
      expect(made).toBe(2);
    } finally {
      for (const file of kept) rmSync(file, { force: true });
    }
  });
});
