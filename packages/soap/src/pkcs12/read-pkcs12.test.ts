import { spawnSync } from 'node:child_process';
import { createVerify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate, type TestCertificate } from '../testing/certificates.js';
import { hasProgram } from '../testing/programs.js';
import { readPkcs12 } from './read-pkcs12.js';

const PASSPHRASE = 'essai-0f3c';
let folder: string;
let authority: TestCertificate;
let holder: TestCertificate;
let stranger: TestCertificate;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'p12-'));
  authority = await makeCertificate({ subject: [{ CN: ['AC'] }], authority: true });
  [holder, stranger] = await Promise.all([
    makeCertificate({ subject: [{ O: ['Hôpital d’essai'] }, { CN: ['dmp'] }], issuer: authority }),
    makeCertificate({ subject: [{ CN: ['stranger'] }] }),
  ]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file made by openssl, with other encryptions when asked for. */
function makeFile(options: readonly string[] = [], certificate = holder): Uint8Array {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('key.pem'), holder.keyPem);
  writeFileSync(at('cert.pem'), certificate.pem);
  writeFileSync(at('chain.pem'), authority.pem);
  const inputs = ['-inkey', at('key.pem'), '-in', at('cert.pem'), '-certfile', at('chain.pem')];
  const run = spawnSync(
    'openssl',
    ['pkcs12', '-export', ...inputs, '-out', at('out.p12'), '-passout', `pass:${PASSPHRASE}`, ...options],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  return readFileSync(at('out.p12'));
}

describe.skipIf(!hasProgram('openssl'))('readPkcs12', () => {
  it.each([
    ['as openssl 3 writes them', []],
    [
      'with triple DES and SHA-1',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    ['with certificates in the clear', ['-certpbe', 'NONE']],
  ])('reads files %s', async (_, options) => {
    const { signer, identity } = await readPkcs12(makeFile(options), PASSPHRASE);
    expect(Buffer.from(signer.certificate)).toEqual(Buffer.from(holder.der));
    expect(signer.chain?.map((der) => Buffer.from(der))).toEqual([Buffer.from(authority.der)]);
    expect(identity.cert).toBe(holder.pem + authority.pem);
    const data = Buffer.from('à signer');
    const value = await signer.sign(data, 'RSA-SHA256');
    const { publicKey } = new X509Certificate(signer.certificate);
    expect(createVerify('RSA-SHA256').update(data).verify(publicKey, value)).toBe(true);
  });

  it('refuses a wrong pass phrase, another file and nothing at all, without quoting them', async () => {
    const file = makeFile();
    for (const [bytes, passphrase] of [
      [file, 'another-77'],
      [file.subarray(0, 200), PASSPHRASE],
      [Buffer.from('no PKCS#12'), PASSPHRASE],
      [new Uint8Array(), PASSPHRASE],
    ] as const) {
      const error = await readPkcs12(bytes, passphrase).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'PKCS12' });
      expect(String(error)).not.toContain(passphrase);
    }
  });

  it('refuses a file that holds no key', async () => {
    const keyless = makeFile(['-nokeys', '-nomac'], stranger);
    await expect(readPkcs12(keyless, PASSPHRASE)).rejects.toMatchObject({ code: 'PKCS12' });
  });
});
