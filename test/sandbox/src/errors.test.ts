import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { SANDBOX_ERROR_CODES } from './errors.js';

describe('error codes', () => {
  it('are all listed in the README, with their meaning', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const errors = readme.slice(readme.indexOf('## Errors'));
    const listed = [...errors.matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\|$/gm)].map(([, code, text]) => [
      code,
      text,
    ]);
    expect(listed).toEqual(Object.entries(SANDBOX_ERROR_CODES));
  });
});
