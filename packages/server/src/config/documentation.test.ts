import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { documentSettings } from './documentation.js';

const read = (name: string): Promise<string> => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

describe('the documentation', () => {
  it('holds the table of the settings as the code has it', async () => {
    expect(await read('SETTINGS.md')).toContain(documentSettings());
  });
});
