import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGING } from '../places.mjs';
import { loadSigner } from '../windows/signing.mjs';
import { prove } from './report.mjs';

/** Signs a Windows program with a certificate made for the occasion, through the hook of operators. */
export async function proveSignature(program) {
  const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-sign-'));
  const at = (name) => join(folder, name);
  const openssl = (...args) => execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'ignore'] });
  try {
    await prove('Signature of Windows programs', [
      [
        'the hook signs, and the signature holds',
        async () => {
          const usage = [
            '-addext',
            'extendedKeyUsage=codeSigning',
            '-subj',
            '/CN=Test of signing',
            '-days',
            '2',
          ];
          openssl(
            'req',
            '-x509',
            '-newkey',
            'rsa:2048',
            '-nodes',
            '-keyout',
            at('key.pem'),
            '-out',
            at('certificate.pem'),
            ...usage,
          );
          const identity = ['-inkey', at('key.pem'), '-in', at('certificate.pem'), '-passout', 'pass:'];
          openssl('pkcs12', '-export', '-out', at('identity.p12'), ...identity);
          copyFileSync(program, at('program.exe'));
          Object.assign(process.env, { DMPCONNECT_SIGN_PKCS12: at('identity.p12') });
          const sign = await loadSigner(join(PACKAGING, 'windows', 'sign-with-osslsigncode.mjs'));
          await sign(at('program.exe'));
          const said = execFileSync(
            'osslsigncode',
            ['verify', '-CAfile', at('certificate.pem'), '-in', at('program.exe')],
            { encoding: 'utf8' },
          );
          assert.match(said, /Signature verification: ok/);
        },
      ],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
