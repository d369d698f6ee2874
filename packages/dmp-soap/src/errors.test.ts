import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DMP_ERRORS, DmpError, DmpServiceError } from './errors.js';

describe('errors', () => {
  it('are all in the README, with the sentence the code has', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const [code, sentence] of Object.entries(DMP_ERRORS)) {
      // A formatter may pad the columns.
      expect(readme.replace(/ +\|/g, ' |')).toContain(`| \`${code}\` | ${sentence} |`);
    }
    const listed = [...readme.matchAll(/^\| `([A-Z0-9_]+)` +\|/gm)].map(([, code]) => code);
    expect(listed.sort()).toEqual(Object.keys(DMP_ERRORS).sort());
  });

  it('keep their cause and their field', () => {
    const cause = new Error('below');
    const error = new DmpError('INS_KEY', 'message', { cause, field: 'ins' });
    expect(error).toMatchObject({ name: 'DmpError', code: 'INS_KEY', field: 'ins', cause });
    expect('cause' in new DmpError('INS_KEY', 'message')).toBe(false);
  });

  it('of the DMP name its codes and keep its texts out of the message', () => {
    const failures = [
      { code: 'XDSRegistryError', text: 'M. DUPONT', severity: 'error' as const },
      { code: '', text: 'sans code', severity: 'error' as const },
    ];
    const error = new DmpServiceError('XDS_PARTIAL', 'TD2.1', failures);
    expect(error.message).toBe('The DMP refused a part of TD2.1 (XDSRegistryError).');
    expect(error.name).toBe('DmpServiceError');
  });
});
