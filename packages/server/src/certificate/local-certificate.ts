import type { Logger } from '../logging/logger.js';
import type { LocalCertificate } from './bundle.js';
import {
  type CertificateFolder,
  clearNext,
  readRetired,
  readSlot,
  readTrusted,
  readUsable,
  repairAuthority,
  writeRetired,
  writeSlot,
} from './files.js';
import { issueLocalCertificate } from './issue.js';
import { LOCAL_NAMES, normaliseName } from './names.js';

/** Options of {@link ensureLocalCertificate}. */
export interface LocalCertificateOptions extends CertificateFolder {
  /** Names beside {@link LOCAL_NAMES}; a port is ignored. */
  readonly extraNames?: readonly string[];
  readonly logger: Logger;
  readonly clock?: { now(): Date };
}

/** The next certificate is made that long before the present one ends: an operator has to trust its authority. */
export const RENEW_BEFORE_DAYS = 60;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The certificate that the local server presents now. It is made at the first start. Sixty days before its end the next
 * one is made, with an authority of its own: that of before cannot issue another, its private key was destroyed. The
 * next one takes over once its authority was trusted on this computer, or when nothing else is left.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`, `STORAGE_UNWRITABLE`, `PROTECTION_FAILED`, `CERTIFICATE_ISSUE_FAILED`
 */
export async function ensureLocalCertificate(options: LocalCertificateOptions): Promise<LocalCertificate> {
  const present = await readSlot(options.folder, 'present');
  const trusted = await readTrusted(options.folder);
  const isTrusted = ({ authorityFingerprint }: LocalCertificate) => trusted.has(authorityFingerprint);
  const useless = reasonToReplace(present, options);
  if (present === undefined || present === 'unreadable' || useless !== undefined) {
    return takeOver(present, useless ?? 'none was there', options);
  }
  // Nobody relies on it yet: there is nothing to keep serving.
  if (lacksNames(present, options) && !isTrusted(present)) return takeOver(present, NAMES_CHANGED, options);
  const due = reasonToRenew(present, options);
  const next = await findNext(present, due, options);
  if (next !== undefined && isTrusted(next)) return takeOver(present, 'the next one is trusted', options);
  await repairAuthority(present, options);
  return present;
}

/** Reads the certificate without ever making one. @throws {ServerError} `STORAGE_UNREADABLE` */
export async function readLocalCertificate(folder: string): Promise<LocalCertificate | undefined> {
  return readUsable(folder, 'present');
}

/** Replaces the certificate and its authority at once. @throws as {@link ensureLocalCertificate} */
export async function renewLocalCertificate(options: LocalCertificateOptions): Promise<LocalCertificate> {
  await clearNext(options);
  return takeOver(await readSlot(options.folder, 'present'), 'a new one was asked for', options);
}

/**
 * Makes the certificate that follows, in the place of one that was ready: it takes over once its authority is trusted.
 *
 * @throws as {@link ensureLocalCertificate}
 */
export async function prepareNextCertificate(options: LocalCertificateOptions): Promise<LocalCertificate> {
  const issued = await issueLocalCertificate(namesOf(options), nowOf(options));
  const next = await writeSlot('next', issued, options);
  options.logger.warn(
    { authority: next.authorityFingerprint },
    'The next local certificate is ready. Its authority must be trusted on this machine: run "certificate trust" as administrator.',
  );
  return next;
}

/** The certificate that is ready to follow; made when it is due. */
async function findNext(
  present: LocalCertificate,
  due: string | undefined,
  options: LocalCertificateOptions,
): Promise<LocalCertificate | undefined> {
  const next = await readSlot(options.folder, 'next');
  if (next !== undefined && next !== 'unreadable') {
    // A crash in the middle of the change: it serves already.
    if (next.certificate === present.certificate) await clearNext(options);
    else if (canFollow(next, options)) return next;
  }
  if (due === undefined) return undefined;
  options.logger.info(`The next local certificate is made: ${due}.`);
  return prepareNextCertificate(options);
}

/** Puts the next certificate, or a new one, in the place of the present one. */
async function takeOver(
  present: LocalCertificate | 'unreadable' | undefined,
  reason: string,
  options: LocalCertificateOptions,
): Promise<LocalCertificate> {
  const next = await readUsable(options.folder, 'next');
  const ready = next !== undefined && canFollow(next, options) ? next : undefined;
  if (present !== undefined && present !== 'unreadable') {
    const retired = [...(await readRetired(options.folder)), present.authority];
    await writeRetired(
      retired.filter((authority) => authority !== ready?.authority),
      options,
    );
  }
  const issued = ready ?? (await issueLocalCertificate(namesOf(options), nowOf(options)));
  const taken = await writeSlot('present', issued, options);
  await clearNext(options);
  const { logger } = options;
  if (ready === undefined) {
    logger.info(`A new local certificate is made: ${reason}. Its authority must be trusted on this machine.`);
  } else {
    logger.info(
      { authority: taken.authorityFingerprint },
      `The next local certificate serves now: ${reason}.`,
    );
  }
  return taken;
}

const NAMES_CHANGED = 'the names of the server changed';

/** Whether a certificate could serve for long. */
function canFollow(next: LocalCertificate, options: LocalCertificateOptions): boolean {
  return reasonToReplace(next, options) === undefined && reasonToRenew(next, options) === undefined;
}

/** Why a certificate can no longer serve at all, in words; nothing when it can. */
function reasonToReplace(
  kept: LocalCertificate | 'unreadable' | undefined,
  options: LocalCertificateOptions,
): string | undefined {
  if (kept === undefined) return undefined;
  if (kept === 'unreadable') return 'its file could not be understood';
  const now = nowOf(options).getTime();
  if (kept.notAfter.getTime() <= now) return 'it had expired';
  return kept.notBefore.getTime() > now ? 'its validity had not begun' : undefined;
}

/** Why a certificate should be followed by another, in words; nothing when it need not. */
function reasonToRenew(kept: LocalCertificate, options: LocalCertificateOptions): string | undefined {
  const left = kept.notAfter.getTime() - nowOf(options).getTime();
  if (left <= RENEW_BEFORE_DAYS * DAY_MS) return `less than ${RENEW_BEFORE_DAYS} days are left`;
  return lacksNames(kept, options) ? NAMES_CHANGED : undefined;
}

function lacksNames({ names }: LocalCertificate, options: LocalCertificateOptions): boolean {
  return namesOf(options).some((name) => !names.includes(name));
}

function namesOf({ extraNames = [] }: LocalCertificateOptions): readonly string[] {
  return [...new Set([...LOCAL_NAMES, ...extraNames.map(normaliseName)])];
}

function nowOf({ clock }: LocalCertificateOptions): Date {
  return clock?.now() ?? new Date();
}
