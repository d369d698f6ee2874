import { createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CertifiedKey } from './issue.js';

/** Left before the end of validity when a stored certificate is no longer re-used. */
const MARGIN_MS = 30 * 24 * 3600_000;

/**
 * The certified key stored under `name`, or the one `make` makes, which is then stored.
 *
 * A stored one is re-used when it belongs to its key, was issued by `issuer` (absent: self-signed) and, unless
 * `past` is expected, stays valid for another month.
 */
export async function loadOrMake(
  directory: string,
  name: string,
  o: { readonly issuer?: CertifiedKey; readonly past?: boolean; readonly now: Date },
  make: () => Promise<CertifiedKey>,
): Promise<CertifiedKey> {
  const files = {
    certificate: path.join(directory, `${name}.pem`),
    key: path.join(directory, `${name}.key`),
  };
  const stored = await readStored(files.certificate, files.key);
  if (stored !== undefined && isUsable(stored, o)) return stored;
  const made = await make();
  await mkdir(path.dirname(files.key), { recursive: true });
  await writeAtomically(files.key, made.key, 0o600);
  await writeAtomically(files.certificate, made.certificate, 0o644);
  return made;
}

/** Writes a file so that a reader sees the old content or the new one, never a part. */
export async function writeAtomically(file: string, content: string, mode: number): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  await writeFile(temporary, content, { mode });
  await rename(temporary, file);
}

async function readStored(certificateFile: string, keyFile: string): Promise<CertifiedKey | undefined> {
  try {
    const [certificate, key] = await Promise.all([
      readFile(certificateFile, 'utf8'),
      readFile(keyFile, 'utf8'),
    ]);
    return { certificate, key };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isUsable(
  stored: CertifiedKey,
  o: { readonly issuer?: CertifiedKey; readonly past?: boolean; readonly now: Date },
): boolean {
  const certificate = parseCertificate(stored.certificate);
  const privateKey = parsePrivateKey(stored.key);
  if (certificate === undefined || privateKey === undefined) return false;
  const issuer = o.issuer === undefined ? certificate : new X509Certificate(o.issuer.certificate);
  const lasts = Date.parse(certificate.validTo) - o.now.getTime() > MARGIN_MS;
  const started = Date.parse(certificate.validFrom) <= o.now.getTime();
  return (
    certificate.checkPrivateKey(privateKey) &&
    certificate.checkIssued(issuer) &&
    certificate.verify(issuer.publicKey) &&
    started &&
    (lasts || o.past === true)
  );
}

/** A damaged file is treated as absent: the sandbox makes a new one. */
function parseCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function parsePrivateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
