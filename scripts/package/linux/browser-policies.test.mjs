import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  firefoxPolicies,
  readOrigins,
  removePolicies,
  writePolicies,
} from '../../../packaging/linux/browser-policies.mjs';

const ORIGINS = ['https://[*.]b.example', 'https://a.example:8443'];
const CHROMIUM = 'etc/chromium/policies/managed';
const FIREFOX = 'etc/firefox/policies/policies.json';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'browser-policies-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const put = (folder, name, content) => {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, name), JSON.stringify(content));
};

describe('policies of browsers on Linux', () => {
  it('name origins as Chromium does, whoever wrote them', () => {
    expect(
      readOrigins('https://[*.]b.example\nhttps://*.b.example\n\nnull\nhttp://localhost:*\nfile:///x'),
    ).toEqual(['http://localhost', 'https://[*.]b.example']);
    expect(firefoxPolicies(ORIGINS)).toMatchObject({
      LocalNetworkAccess: { SkipDomains: ['*.b.example', 'a.example'] },
    });
  });

  it('are written for each browser, follow what is asked, and go without leaving a folder', () => {
    expect(writePolicies(ORIGINS, root)).toEqual([]);
    for (const folder of ['etc/opt/chrome/policies/managed', CHROMIUM, 'etc/opt/edge/policies/managed'])
      expect(read(`${folder}/dmpconnect-js2.json`)).toEqual({
        LocalNetworkAccessAllowedForUrls: ORIGINS,
        LoopbackNetworkAllowedForUrls: ORIGINS,
      });
    expect(writePolicies([], root)).toEqual([]);
    expect(existsSync(join(root, CHROMIUM, 'dmpconnect-js2.json'))).toBe(false);
    expect(read(FIREFOX).policies).toEqual(firefoxPolicies([]));
    writePolicies(ORIGINS, root);
    removePolicies(root);
    expect(readdirSync(join(root, 'etc'))).toEqual(['opt']);
    expect(readdirSync(join(root, 'etc/opt'))).toEqual([]);
  });

  it('leave what another wrote, and say what the administrator adds', () => {
    put(CHROMIUM, 'practice.json', { LoopbackNetworkAllowedForUrls: ['https://other.example'] });
    put('etc/firefox/policies', 'policies.json', { policies: {} });
    const said = writePolicies(ORIGINS, root);
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('practice.json sets LoopbackNetworkAllowedForUrls: add https://[*.]b.example');
    expect(Object.keys(read(`${CHROMIUM}/dmpconnect-js2.json`))).toEqual([
      'LocalNetworkAccessAllowedForUrls',
    ]);
    removePolicies(root);
    expect(read(FIREFOX)).toEqual({ policies: {} });
    expect(readdirSync(join(root, CHROMIUM))).toEqual(['practice.json']);
  });

  it('leave their own file to who changed it', () => {
    writePolicies(ORIGINS, root);
    const changed = read(FIREFOX);
    changed.policies.DisableTelemetry = true;
    writeFileSync(join(root, FIREFOX), JSON.stringify(changed));
    expect(writePolicies([], root)[0]).toContain('is not ours');
    removePolicies(root);
    expect(read(FIREFOX)).toEqual(changed);
  });
});
