import { join } from 'node:path';
import { ServerError } from '../errors.js';
import type { Logger } from '../logging/logger.js';
import type { Platform } from '../platform/platform.js';
import { makePrivateFolder, readFileIfPresent, writeFileAtomically } from '../storage/atomic-write.js';
import { authorityPath, type LocalCertificate, parseBundle } from './bundle.js';
import { issueLocalCertificate } from './issue.js';
import { LOCAL_NAMES, normaliseName } from './names.js';

/** Options of {@link ensureLocalCertificate}. */
export interface LocalCertificateOptions {
  /** Folder of the certificate, below the state folder. */
  readonly folder: string;
  /** Names beside {@link LOCAL_NAMES}; a port is ignored. */
  readonly extraNames?: readonly string[];
  readonly platform: Platform;
  readonly logger: Logger;
  readonly clock?: { now(): Date };
}

/** Below it a certificate is replaced at the next start. */
const RENEW_BEFORE_MS = 30 * 24 * 60 * 60 * 1000;

/** Everything in one file: a crash never leaves a key beside the certificate of another. */
const CERTIFICATE_FILE = 'localhost.pem';

/**
 * The certificate of the local server, made at the first start and again when it can no longer serve. The
 * authority is then a new one, to be trusted again: its private key was destroyed once the certificate was issued.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`, `STORAGE_UNWRITABLE`, `PROTECTION_FAILED`, `CERTIFICATE_ISSUE_FAILED`
 */
export async function ensureLocalCertificate(options: LocalCertificateOptions): Promise<LocalCertificate> {
  const text = await readFileIfPresent(join(options.folder, CERTIFICATE_FILE));
  const kept = text === undefined ? undefined : parseBundle(text, options.folder);
  const reason = text === undefined ? 'none was there' : reasonToReplace(kept, options);
  if (kept === undefined || reason !== undefined) {
    options.logger.info(
      `A new local certificate is made: ${reason}. Its authority must be trusted on this machine.`,
    );
    return renewLocalCertificate(options);
  }
  if ((await readFileIfPresent(kept.caFile)) !== kept.authority)
    await writeAuthority(kept.authority, options);
  return kept;
}

/** Reads the certificate without ever making one. @throws {ServerError} `STORAGE_UNREADABLE` */
export async function readLocalCertificate(folder: string): Promise<LocalCertificate | undefined> {
  const text = await readFileIfPresent(join(folder, CERTIFICATE_FILE));
  return text === undefined ? undefined : parseBundle(text, folder);
}

/** Replaces the certificate and its authority. @throws as {@link ensureLocalCertificate} */
export async function renewLocalCertificate(options: LocalCertificateOptions): Promise<LocalCertificate> {
  const { folder, platform, clock = { now: () => new Date() } } = options;
  const issued = await issueLocalCertificate(namesOf(options), clock.now());
  const text = issued.key + issued.certificate + issued.authority;
  const parsed = parseBundle(text, folder);
  if (parsed === undefined) {
    throw new ServerError('CERTIFICATE_ISSUE_FAILED', 'The local certificate just made cannot be read back.');
  }
  await makePrivateFolder(folder, platform);
  await writeFileAtomically(join(folder, CERTIFICATE_FILE), text, { platform });
  await writeAuthority(issued.authority, options);
  return parsed;
}

function writeAuthority(authority: string, { folder, platform }: LocalCertificateOptions): Promise<void> {
  return writeFileAtomically(authorityPath(folder), authority, { platform, access: 'everyone-reads' });
}

function namesOf({ extraNames = [] }: LocalCertificateOptions): readonly string[] {
  return [...new Set([...LOCAL_NAMES, ...extraNames.map(normaliseName)])];
}

/** Why a certificate can no longer serve, in words; nothing when it can. */
function reasonToReplace(
  kept: LocalCertificate | undefined,
  options: LocalCertificateOptions,
): string | undefined {
  const now = (options.clock ?? { now: () => new Date() }).now().getTime();
  if (kept === undefined) return 'its file could not be understood';
  if (kept.notAfter.getTime() <= now) return 'it had expired';
  if (kept.notAfter.getTime() <= now + RENEW_BEFORE_MS) return 'it was about to expire';
  if (kept.notBefore.getTime() > now) return 'its validity had not begun';
  const missing = namesOf(options).filter((name) => !kept.names.includes(name));
  return missing.length > 0 ? 'the names of the server changed' : undefined;
}
