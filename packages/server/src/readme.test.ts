import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WIRE_ERRORS } from './contract/errors.js';
import { COMMANDS } from './contract/table.js';
import { SERVER_ERRORS } from './errors.js';
import { FEATURES } from './features.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const errors = readme.slice(readme.indexOf('## Errors'));

describe('the README', () => {
  it('lists every error of the wire with its type, code and sentence, and no other', () => {
    const rows = [...errors.matchAll(/^\| `([a-z-]+)` *\| (\d+) *\| (\d+) *\| (.*?) *\|$/gm)];
    expect(
      rows.map(([, name, type, code, en]) => ({ name, type: Number(type), code: Number(code), en })),
    ).toEqual(Object.entries(WIRE_ERRORS).map(([name, { type, code, en }]) => ({ name, type, code, en })));
  });

  it('lists every code of ServerError with its sentence, and no other', () => {
    const rows = [...errors.matchAll(/^- `([A-Z_]+)`: (.*)$/gm)].map(([, code, sentence]) => [
      code,
      sentence,
    ]);
    expect(Object.fromEntries(rows)).toEqual(SERVER_ERRORS);
  });

  it('lists every reserved feature with what it allows, and no other', () => {
    const section = readme.slice(readme.indexOf('## Reserved features'), readme.indexOf('## Errors'));
    const rows = [...section.matchAll(/^\| `(\w+)` *\| (.*?) *\|$/gm)].map(([, name, text]) => [name, text]);
    expect(Object.fromEntries(rows)).toEqual(FEATURES);
  });

  it('says what its example prints', () => {
    const { input, timeoutSeconds, needs } = COMMANDS.hl_getCpxCard;
    const read = input.parse({ s_readerName: '', i_readerNumber: '1' });
    expect([read.i_readerNumber, timeoutSeconds, needs]).toEqual([1, 30, []]);
    expect(input.safeParse({ i_readerNumber: 'first' }).error?.issues[0]?.message).toBe('must be an integer');
    expect(readme).toContain('const { input, timeoutSeconds, needs } = COMMANDS.hl_getCpxCard;');
  });
});
