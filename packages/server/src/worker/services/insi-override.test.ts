import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../config/index.js';
import { testSettings } from '../testing/application.js';
import { readInsiOverride } from './insi-override.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'insi-override-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (settings = testSettings()) => readInsiOverride(settings, join(folder, 'DmpConnect-JS2.xml'));

describe('the file in the place of the answers of INSi', () => {
  it('is the one beside the settings file, as long as it is there and holds something', async () => {
    expect(await read()).toBeUndefined();
    writeFileSync(join(folder, 'overrideinsianswer.do'), ' \n');
    expect(await read()).toBeUndefined();
    writeFileSync(join(folder, 'overrideinsianswer.do'), '{"a":1}');
    expect(await read()).toBe('{"a":1}');
  });

  it('is the one of the settings, when they name one', async () => {
    const settings = testSettings();
    const insiOverrideFile = join(folder, 'other.do');
    writeFileSync(insiOverrideFile, '<e/>');
    writeFileSync(join(folder, 'overrideinsianswer.do'), '{}');
    const teleservices = { ...settings.teleservices, insiOverrideFile };
    expect(await read({ ...settings, teleservices })).toBe('<e/>');
  });

  it('is not looked for in production', async () => {
    writeFileSync(join(folder, 'overrideinsianswer.do'), '{}');
    expect(defaultSettings().server.environment).toBe('prod');
    expect(await read(defaultSettings())).toBeUndefined();
  });
});
