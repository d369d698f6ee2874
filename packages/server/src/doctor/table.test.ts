import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS } from './table.js';

const read = (name: string) => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');

describe('the table of the checks', () => {
  it('has each name once, below its group', () => {
    const ids = CHECKS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, group } of CHECKS) expect(id.startsWith(`${group}.`)).toBe(true);
  });

  it('is documented, each line by its name', () => {
    const page = read('doctor.md');
    const named = [...page.matchAll(/`((?:service|browser|machine|card|time|network|licence)\.[a-z-]+)`/g)];
    expect([...new Set(named.map(([, name]) => name))].sort()).toEqual(CHECKS.map(({ id }) => id).sort());
  });
});
