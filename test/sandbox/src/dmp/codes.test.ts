import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from './codes.js';

describe('codes of the DMP simulator', () => {
  it('are all in its readme, and no other', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
    const section = readme.slice(readme.indexOf('## Codes'));
    const listed = [...section.matchAll(/^\| `(\w+)` +\|/gm)].map(([, code]) => code);
    expect(listed.sort()).toEqual(Object.keys(REFUSAL_CODES).sort());
  });
});
