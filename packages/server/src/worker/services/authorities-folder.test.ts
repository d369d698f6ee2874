import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../testing/certificate.js';
import { testSettings } from '../testing/application.js';
import { readNamedAuthorities } from './authorities-folder.js';

let folder = '';
let first = '';
let second = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'server-authorities-'));
  first = (await makeCertificate('FIRST')).cert;
  second = (await makeCertificate('SECOND')).cert;
  mkdirSync(join(folder, 'inside'));
  writeFileSync(join(folder, 'inside', 'deep.pem'), first);
  writeFileSync(join(folder, 'both.pem'), `${first}\ntext between\n${second}`);
  writeFileSync(join(folder, 'binary.cer'), new X509Certificate(first).raw);
  writeFileSync(join(folder, 'notes.txt'), 'nothing');
  symlinkSync(join(folder, 'both.pem'), join(folder, 'link.pem'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(name: string, authoritiesFolder: string | undefined = folder): Promise<string> {
  const { dmpconnect } = testSettings();
  return readNamedAuthorities(name, { dmpconnect: { ...dmpconnect, authoritiesFolder } });
}

const subjects = (pem: string) =>
  [...pem.matchAll(/-----BEGIN[\s\S]*?END CERTIFICATE-----/g)].map(
    ([one]) => new X509Certificate(one).subject,
  );

describe('the authorities an application names', () => {
  it('are all the certificates of the file, whether PEM or DER', async () => {
    expect(subjects(await read('both'))).toEqual(['CN=FIRST', 'CN=SECOND']);
    expect(subjects(await read('binary'))).toEqual(['CN=FIRST']);
  });

  it.each([
    'inside',
    'inside/deep.pem',
    'inside\\deep.pem',
    '../x',
    'link',
    'link.pem',
    'BOTH',
    'both.pem\0',
  ])('are not looked for at %j', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ failure: 'functional-fault' });
  });

  it('are refused when the file holds none, or no folder is set', async () => {
    await expect(read('notes.txt')).rejects.toMatchObject({
      message: expect.stringContaining('no certificate'),
    });
    await expect(readNamedAuthorities('both', testSettings())).rejects.toMatchObject({
      failure: 'functional-fault',
    });
  });

  it('say which setting names a folder that cannot be read', async () => {
    await expect(read('both', join(folder, 'none'))).rejects.toMatchObject({
      failure: 'technical-fault',
      message: expect.stringContaining('dmpconnect/authorities_folder'),
    });
  });
});
