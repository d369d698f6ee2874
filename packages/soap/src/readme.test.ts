import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOAP_ERROR_CODES } from './errors.js';
import { TRANSPORT_REASONS } from './http/transport-error.js';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const readme = read('../README.md');

/** Rows of the tables of a section: first cell without its quotes, second cell. */
function rows(section: string): [string, string][] {
  const text = readme.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  return [...text.matchAll(/^\| `([^`]+)` +\| (.*?) +\|$/gm)].map(([, name = '', meaning = '']) => [
    name,
    meaning,
  ]);
}

describe('the README', () => {
  it('lists every error code and every transport reason, with its meaning', () => {
    expect(rows('Errors')).toEqual([
      ...Object.entries(SOAP_ERROR_CODES),
      ...Object.entries(TRANSPORT_REASONS),
    ]);
  });

  it('opens with an example that runs', async () => {
    const [, example] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(example).toBe(read('../examples/round-trip.ts'));
    const { received } = await import('../examples/round-trip.js');
    expect(received).toBe('a document');
  });
});
