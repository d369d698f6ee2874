import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFromPem } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAuthorityChain } from './certificate-chain.js';
import { readCertificates, readIdentity, readPemFile } from './pem-file.js';

let folder = '';
const path = (name: string) => join(folder, name);
const pem = (name: string) => readFileSync(path(`${name}.pem`), 'utf8');
const der = (name: string) => new Uint8Array(certificateFromPem(pem(name)));

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', [...args], { cwd: folder, stdio: 'ignore' });
}
function makeKey(name: string): void {
  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-out', `${name}.key`);
}
function makeRoot(name: string, subject: string): void {
  makeKey(name);
  openssl('req', '-x509', '-key', `${name}.key`, '-subj', subject, '-days', '2', '-out', `${name}.pem`);
}
function certify(name: string, subject: string, issuer: string, ca: boolean): void {
  makeKey(name);
  writeFileSync(path(`${name}.ext`), `basicConstraints=critical,CA:${ca ? 'TRUE' : 'FALSE'}\n`);
  openssl('req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`);
  openssl(
    ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`],
    ...['-set_serial', '7', '-days', '2', '-extfile', `${name}.ext`, '-out', `${name}.pem`],
  );
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'server-chain-'));
  makeRoot('root', '/CN=TEST ROOT');
  // Another generation of the same authority: same name, another key.
  makeRoot('old-root', '/CN=TEST ROOT');
  certify('people', '/CN=TEST PEOPLE', 'root', true);
  certify('card', '/CN=899700000013', 'people', false);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the chain of a card', () => {
  it('goes from the nearest authority to the root, which is not sent in TLS', () => {
    const authorities = [der('old-root'), der('root'), der('card'), der('people')];
    const { complete, sent } = findAuthorityChain(der('card'), authorities);
    expect(complete).toEqual([der('people'), der('root')]);
    expect(sent).toEqual([der('people')]);
  });

  it('stops where an authority is missing, and at an authority of the same name with another key', () => {
    expect(findAuthorityChain(der('card'), [der('root')])).toEqual({ complete: [], sent: [] });
    expect(findAuthorityChain(der('card'), [der('people'), der('old-root')]).complete).toEqual([
      der('people'),
    ]);
    expect(findAuthorityChain(der('root'), [der('root'), der('old-root')])).toEqual({
      complete: [],
      sent: [],
    });
  });
});

describe('PEM files', () => {
  it('may hold several certificates and text between them', () => {
    const text = `# authorities\n${pem('root')}\nsome text\n${pem('people')}`;
    expect(readCertificates(text).map((item) => new Uint8Array(item))).toEqual([der('root'), der('people')]);
    expect(readCertificates('nothing')).toEqual([]);
  });

  it('hold an identity when a certificate and a key are there', () => {
    const key = readFileSync(path('card.key'), 'utf8');
    const identity = readIdentity(`${key}\n${pem('card')}\n${pem('people')}`);
    expect(identity?.key.trim()).toBe(key.trim());
    expect(identity?.cert.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(readIdentity(pem('card'))).toBeUndefined();
    expect(readIdentity(key)).toBeUndefined();
  });

  it('that cannot be read are named by their setting, not by their path', async () => {
    await expect(readPemFile(path('absent.pem'), 'card/authorities_file')).rejects.toMatchObject({
      failure: 'technical-fault',
      message: expect.stringMatching(/card\/authorities_file(?!.*absent)/),
    });
  });
});
