import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NTP_ERRORS } from './errors.js';

describe('the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const section = readme.split(/^## /m).find((part) => part.startsWith('Errors')) ?? '';
  const listed = [...section.matchAll(/^\| `([A-Z0-9_]+)`\s*\|/gm)].map(([, code]) => code);

  it('lists every error code, once, and no other', () => {
    expect(listed.toSorted()).toEqual(Object.keys(NTP_ERRORS).toSorted());
  });
});
