import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { issuerPublicKeyOf, readIssuerPrivateKey } from '@dmpconnect/licensing';
import { UsageError } from './usage-error.js';

/**
 * Reads the private key of an issuer (DC parameters, licences, lists of versions).
 *
 * @throws {UsageError} naming `--key` when it is not an Ed25519 key in PEM
 */
export async function readIssuerKey(path: string): Promise<KeyObject> {
  const key = readIssuerPrivateKey(await readFile(path, 'utf8').catch(() => ''));
  if (key !== undefined) return key;
  throw new UsageError({
    fr: `--key : ${path} n’est pas une clé privée Ed25519 lisible, en PEM et sans mot de passe.`,
    en: `--key: ${path} is not a readable Ed25519 private key, in PEM and without a password.`,
  });
}

/** Raw public key in base64url, as the settings hold it. */
export const publicKeyOf = issuerPublicKeyOf;
