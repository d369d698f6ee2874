import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGING } from '../places.mjs';
import { prove } from './report.mjs';

const HOOK = join(PACKAGING, 'windows', 'sign-with-osslsigncode.mjs');

/**
 * Makes a Windows installer signed with a certificate made for the occasion, through the hook of operators.
 *
 * @param {(hook: string) => Promise<{ installer: string, payload: string }>} makeSigned
 */
export async function proveSignature(makeSigned) {
  const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-sign-'));
  const at = (name) => join(folder, name);
  const verify = (program) =>
    execFileSync('osslsigncode', ['verify', '-CAfile', at('certificate.pem'), '-in', program], {
      encoding: 'utf8',
    });
  let made;
  try {
    makeIdentity(at);
    Object.assign(process.env, { DMPCONNECT_SIGN_PKCS12: at('identity.p12') });
    await prove('Signature of Windows programs', [
      [
        'the installer is made with the hook, which signs the uninstaller too',
        async () => {
          made = await makeSigned(HOOK);
        },
      ],
      ...['dmpconnect-js2.exe', 'dmpconnect-js2-supervisor.exe'].map((name) => [
        `the signature of ${name} holds`,
        () => assert.match(verify(join(made.payload, name)), /Signature verification: ok/),
      ]),
      [
        'the signature of the installer holds',
        () => assert.match(verify(made.installer), /Signature verification: ok/),
      ],
    ]);
  } finally {
    Reflect.deleteProperty(process.env, 'DMPCONNECT_SIGN_PKCS12');
    rmSync(folder, { recursive: true });
  }
}

function makeIdentity(at) {
  const openssl = (...args) => execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'ignore'] });
  const files = ['-keyout', at('key.pem'), '-out', at('certificate.pem')];
  const subject = ['-addext', 'extendedKeyUsage=codeSigning', '-subj', '/CN=Test of signing', '-days', '2'];
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, ...subject);
  const identity = ['-inkey', at('key.pem'), '-in', at('certificate.pem'), '-passout', 'pass:'];
  openssl('pkcs12', '-export', '-out', at('identity.p12'), ...identity);
}
