import { X509Certificate } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ServerError } from '../errors.js';
import type { FileAccess, Platform } from '../platform/platform.js';
import {
  hasCode,
  makePrivateFolder,
  readFileIfPresent,
  writeFileAtomically,
} from '../storage/atomic-write.js';
import { giveToOwnerOf } from '../storage/owner.js';
import { type LocalCertificate, parseBundle, splitPem, writeBundle } from './bundle.js';
import type { IssuedCertificate } from './issue.js';

/** Where certificates are kept, and with which rights. */
export interface CertificateFolder {
  /** Folder of the certificate, below the state folder. */
  readonly folder: string;
  readonly platform: Platform;
}

/** `present` serves; `next` is ready to. */
export type CertificateSlot = 'present' | 'next';

/** The bundle of each, for the service alone, and its authority, for everybody. */
const FILES: Readonly<Record<CertificateSlot, { readonly bundle: string; readonly authority: string }>> = {
  present: { bundle: 'localhost.pem', authority: 'authority.pem' },
  next: { bundle: 'next.pem', authority: 'next-authority.pem' },
};

/** Authorities that served before and may still be trusted on this computer. */
const RETIRED_FILE = 'retired-authorities.pem';

/** Authorities that were put into the stores of this computer. */
const TRUSTED_FILE = 'trusted.json';

/** Path of the authority's certificate for an installation. */
export function authorityPath(folder: string, slot: CertificateSlot = 'present'): string {
  return join(folder, FILES[slot].authority);
}

/** What a slot holds; `unreadable` when its file is broken. @throws {ServerError} `STORAGE_UNREADABLE` */
export async function readSlot(
  folder: string,
  slot: CertificateSlot,
): Promise<LocalCertificate | 'unreadable' | undefined> {
  const text = await readFileIfPresent(join(folder, FILES[slot].bundle));
  if (text === undefined) return undefined;
  return parseBundle(text, authorityPath(folder, slot)) ?? 'unreadable';
}

/** The certificate of a slot that can be used; nothing otherwise. @throws {ServerError} `STORAGE_UNREADABLE` */
export async function readUsable(
  folder: string,
  slot: CertificateSlot,
): Promise<LocalCertificate | undefined> {
  const found = await readSlot(folder, slot);
  return found === 'unreadable' ? undefined : found;
}

/** What everybody may know of the certificate in a slot; who may not read its bundle knows its names no more. */
export type PublicCertificate = Omit<LocalCertificate, 'key' | 'certificate' | 'authority' | 'names'> &
  Partial<Pick<LocalCertificate, 'names'>>;

/**
 * What can be known of a slot by any account: from the bundle, or else from the authority beside it, which begins and
 * ends on the same days.
 *
 * @param read what a test replaces.
 * @throws {ServerError} `STORAGE_UNREADABLE`
 */
export async function readPublicSlot(
  folder: string,
  slot: CertificateSlot,
  read: typeof readSlot = readSlot,
): Promise<PublicCertificate | 'unreadable' | undefined> {
  try {
    return await read(folder, slot);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    const caFile = authorityPath(folder, slot);
    const authority = await readFileIfPresent(caFile);
    return authority === undefined ? 'unreadable' : describeAuthority(authority, caFile);
  }
}

function describeAuthority(pem: string, caFile: string): PublicCertificate | 'unreadable' {
  try {
    const { validFrom, validTo, fingerprint256 } = new X509Certificate(pem);
    const [notBefore, notAfter] = [new Date(validFrom), new Date(validTo)];
    return { caFile, notBefore, notAfter, authorityFingerprint: fingerprint256 };
  } catch {
    return 'unreadable';
  }
}

/** Whether this account was refused, rather than the disk broken. */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && ['EACCES', 'EPERM'].some((code) => hasCode(error.cause, code));
}

/** Fills a slot. @throws {ServerError} `STORAGE_UNWRITABLE`, `DISK_FULL`, `PROTECTION_FAILED`, `CERTIFICATE_ISSUE_FAILED` */
export async function writeSlot(
  slot: CertificateSlot,
  issued: IssuedCertificate,
  place: CertificateFolder,
): Promise<LocalCertificate> {
  const text = writeBundle(issued);
  const parsed = parseBundle(text, authorityPath(place.folder, slot));
  if (parsed === undefined) {
    throw new ServerError('CERTIFICATE_ISSUE_FAILED', 'The local certificate just made cannot be read back.');
  }
  await write(FILES[slot].bundle, text, place);
  await write(FILES[slot].authority, issued.authority, place, 'everyone-reads');
  return parsed;
}

/** Writes the file of the authority again when it was lost or changed. */
export async function repairAuthority(present: LocalCertificate, place: CertificateFolder): Promise<void> {
  if ((await readFileIfPresent(present.caFile)) === present.authority) return;
  await write(FILES.present.authority, present.authority, place, 'everyone-reads');
}

/** Empties the slot of the next certificate. */
export async function clearNext({ folder }: CertificateFolder): Promise<void> {
  await rm(join(folder, FILES.next.bundle), { force: true });
  await rm(join(folder, FILES.next.authority), { force: true });
}

/** PEM of the authorities that no longer serve. @throws {ServerError} `STORAGE_UNREADABLE` */
export async function readRetired(folder: string): Promise<readonly string[]> {
  return splitPem((await readFileIfPresent(join(folder, RETIRED_FILE))) ?? '');
}

/** Replaces the list of the authorities that no longer serve. */
export async function writeRetired(authorities: readonly string[], place: CertificateFolder): Promise<void> {
  if (authorities.length === 0) await rm(join(place.folder, RETIRED_FILE), { force: true });
  else await write(RETIRED_FILE, [...new Set(authorities)].join(''), place, 'everyone-reads');
}

const trustedSchema = z.record(z.string(), z.iso.datetime());

/** Fingerprints of the authorities that were put into the stores, with the time. @throws {ServerError} `STORAGE_UNREADABLE` */
export async function readTrusted(folder: string): Promise<ReadonlyMap<string, Date>> {
  const text = await readFileIfPresent(join(folder, TRUSTED_FILE));
  try {
    const parsed = trustedSchema.parse(JSON.parse(text ?? '{}'));
    return new Map(Object.entries(parsed).map(([fingerprint, at]) => [fingerprint, new Date(at)]));
  } catch {
    // Nothing is taken for trusted that cannot be read.
    return new Map();
  }
}

/** Writes down which authorities were put into the stores. */
export async function writeTrusted(
  trusted: ReadonlyMap<string, Date>,
  place: CertificateFolder,
): Promise<void> {
  const entries = [...trusted].map(([fingerprint, at]) => [fingerprint, at.toISOString()]);
  // The service reads it, whoever wrote it.
  await write(TRUSTED_FILE, JSON.stringify(Object.fromEntries(entries)), place, 'everyone-reads');
}

/** SHA-256 of an authority, `AA:BB:…`. */
export function fingerprintOf(authority: string): string {
  return new X509Certificate(authority).fingerprint256;
}

async function write(
  name: string,
  text: string,
  { folder, platform }: CertificateFolder,
  access: FileAccess = 'owner',
): Promise<void> {
  // The authorities in it are for everybody: browsers, the supervisor of any person.
  await makePrivateFolder(folder, platform, 'everyone-passes');
  await giveToOwnerOf(folder);
  const path = join(folder, name);
  await writeFileAtomically(path, text, { platform, access });
  await giveToOwnerOf(path);
}
