import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../pki/store.js';

/** A key that signs licences, manifests or DC parameters (Ed25519). */
export interface IssuerKey {
  /** Name of the key in the tokens it signs. */
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** Raw public key, base64url. */
  readonly publicKey: string;
}

const jwkSchema = z.object({ x: z.string() });

/** A fresh key named after the hash of its public part, so that two keys never share a name. */
export function makeIssuerKey(purpose: string): IssuerKey {
  return describeKey(purpose, generateKeyPairSync('ed25519').privateKey);
}

/** The key stored for a purpose (`licence`, `update`, `dc-parameter`), made and stored the first time. */
export async function openIssuerKey(directory: string, purpose: string): Promise<IssuerKey> {
  const file = path.join(directory, `${purpose}.key`);
  const stored = await readKey(file);
  if (stored !== undefined) return describeKey(purpose, stored);
  const made = makeIssuerKey(purpose);
  await mkdir(directory, { recursive: true });
  await writeAtomically(file, made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  return made;
}

/** Absent or damaged: a new key is made, and what the old one signed is no longer accepted. */
async function readKey(file: string): Promise<KeyObject | undefined> {
  try {
    const key = createPrivateKey(await readFile(file));
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

function describeKey(purpose: string, privateKey: KeyObject): IssuerKey {
  const { x } = jwkSchema.parse(createPublicKey(privateKey).export({ format: 'jwk' }));
  const fingerprint = createHash('sha256').update(x).digest('hex').slice(0, 8);
  return { kid: `sandbox-${purpose}-${fingerprint}`, privateKey, publicKey: x };
}
