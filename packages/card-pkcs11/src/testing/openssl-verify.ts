import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Asks the `openssl` command whether a signature verifies with a certificate. */
export function opensslVerifies(
  certificateFile: string,
  digest: string,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'card-verify-'));
  try {
    const [key, text, value] = ['key.pem', 'data', 'signature'].map((name) => join(folder, name));
    if (key === undefined || text === undefined || value === undefined) return false;
    const extracted = spawnSync('openssl', ['x509', '-in', certificateFile, '-pubkey', '-noout']);
    writeFileSync(key, extracted.stdout);
    writeFileSync(text, data);
    writeFileSync(value, signature);
    const run = spawnSync('openssl', ['dgst', `-${digest}`, '-verify', key, '-signature', value, text], {
      encoding: 'utf8',
    });
    return run.status === 0 && run.stdout.includes('Verified OK');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
