import { join } from 'node:path';
import type { IssuerKey } from '@dmpconnect/licensing';
import { type DownloadRecord, readRecord } from './downloads.js';
import { judgeManifest, type Manifest } from './manifest.js';
import type { ManifestMemory } from './memory.js';
import { sizeOf } from './partial-file.js';
import { NO_KEY, NOT_CONFIGURED, sayState } from './sentences.js';
import { fileFor, type UpdateTarget } from './target.js';
import { type DownloadedUpdate, RELEASE_CHANNELS, type ReleaseChannel, type UpdateState } from './types.js';
import { isNewer } from './version-order.js';

/** Where what is known of updates lies, and what it is judged by. */
export interface KnownUpdates {
  readonly servers: readonly string[];
  readonly publicKeys: readonly IssuerKey[];
  /** Channel that the installation follows. */
  readonly channel: ReleaseChannel;
  readonly memory: ManifestMemory;
  readonly downloadFolder: string;
  /** Version that runs. */
  readonly version: string;
  readonly target: UpdateTarget;
}

/** A signed list of versions with the token that bears its signature. */
export interface SignedManifest {
  readonly manifest: Manifest;
  readonly token: string;
}

/**
 * What is known without asking anybody.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`
 */
export async function readState(known: KnownUpdates): Promise<UpdateState> {
  const { servers, publicKeys, channel, version } = known;
  const configured = servers.length > 0 && publicKeys.length > 0;
  if (!configured) {
    const sentence = servers.length === 0 ? NOT_CONFIGURED : NO_KEY;
    return { configured, servers, channel, sentence };
  }
  const last = await readLast(known);
  const downloaded = await readDownloaded(known);
  return {
    configured,
    servers,
    channel,
    sentence: sayState(version, last, downloaded),
    ...(last === undefined ? {} : { known: last }),
    ...(downloaded === undefined ? {} : { downloaded }),
  };
}

/** The signed list that names a version: the newest of a channel, or that of the installer which waits. */
export async function findSigned(version: string, known: KnownUpdates): Promise<SignedManifest | undefined> {
  for (const channel of [known.channel, ...RELEASE_CHANNELS]) {
    const remembered = await known.memory.newest(channel);
    const signed = remembered && (await believe(remembered.token, channel, known));
    if (signed?.manifest.version === version) return signed;
  }
  const record = await readRecord(known.downloadFolder);
  const signed = record && (await believe(record.token, record.channel, known));
  return signed?.manifest.version === version ? signed : undefined;
}

async function readLast(known: KnownUpdates): Promise<UpdateState['known']> {
  const remembered = await known.memory.newest(known.channel);
  if (remembered === undefined) return undefined;
  const signed = await believe(remembered.token, known.channel, known);
  if (signed === undefined) return undefined;
  const { manifest } = signed;
  return {
    release: manifest,
    checkedAt: remembered.checkedAt,
    newer: isNewer(manifest.version, known.version),
  };
}

/** The installer that waits; nothing once its version runs, or when its file has gone. */
async function readDownloaded(known: KnownUpdates): Promise<DownloadedUpdate | undefined> {
  const record = await readRecord(known.downloadFolder);
  return record && describeDownloaded(record, known);
}

async function describeDownloaded(
  { token, channel, sha256 }: DownloadRecord,
  known: KnownUpdates,
): Promise<DownloadedUpdate | undefined> {
  const signed = await believe(token, channel, known);
  if (signed === undefined || !isNewer(signed.manifest.version, known.version)) return undefined;
  const file = fileFor(signed.manifest, known.target);
  if (file?.sha256 !== sha256) return undefined;
  const path = join(known.downloadFolder, file.name);
  return (await sizeOf(path)) === file.size
    ? { path, version: signed.manifest.version, size: file.size, sha256 }
    : undefined;
}

/** A list from the disk is believed by its signature, with the keys of today; its time was judged when it came. */
async function believe(
  token: string,
  channel: ReleaseChannel,
  { publicKeys }: KnownUpdates,
): Promise<SignedManifest | undefined> {
  const outcome = await judgeManifest(token, { publicKeys, channel, now: 'any' });
  return outcome.believed ? { manifest: outcome.manifest, token } : undefined;
}
