import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CARD_ERROR_CODES } from './errors.js';

describe('catalogue of errors', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const section = /## Errors\n([\s\S]*?)(?=\n## |$)/.exec(readme)?.[1] ?? '';
  const listed = [...section.matchAll(/^\| `([A-Z_]+)` *\|/gm)].map(([, code]) => code);

  it('is listed in the README, each code once, no other', () => {
    expect(listed.sort()).toEqual(Object.keys(CARD_ERROR_CODES).sort());
  });
});
