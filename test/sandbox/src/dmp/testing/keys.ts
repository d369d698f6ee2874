import { randomUUID, webcrypto } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What every key of the tests is for. */
export const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
} as const;

/** Keys made once and read by every later run: making them takes most of the time of a test file. */
const FOLDER = resolve('.cache', 'test-keys');

let taken = 0;

/** The next key: never the same twice in one test file, the same again in the next run. They protect nothing. */
export async function takeTestKeys(): Promise<webcrypto.CryptoKeyPair> {
  taken += 1;
  const file = join(FOLDER, `${taken}.json`);
  const stored = await readKeys(file);
  if (stored !== undefined) return stored;
  const made = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const privateKey = await webcrypto.subtle.exportKey('jwk', made.privateKey);
  const publicKey = await webcrypto.subtle.exportKey('jwk', made.publicKey);
  await mkdir(FOLDER, { recursive: true });
  // Another test file may be at it: the last one written is whole, like the others.
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, JSON.stringify({ privateKey, publicKey }), { mode: 0o600 });
  await rename(temporary, file);
  return made;
}

async function readKeys(file: string): Promise<webcrypto.CryptoKeyPair | undefined> {
  try {
    const { privateKey, publicKey } = JSON.parse(await readFile(file, 'utf8'));
    return {
      privateKey: await webcrypto.subtle.importKey('jwk', privateKey, RSA, true, ['sign']),
      publicKey: await webcrypto.subtle.importKey('jwk', publicKey, RSA, true, ['verify']),
    };
  } catch {
    return undefined;
  }
}
