import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ServerError } from '../errors.js';
import type { Platform } from '../platform/platform.js';
import { makePrivateFolder, readFileIfPresent, writeFileAtomically } from '../storage/atomic-write.js';
import { type FetchOptions, fetchFile } from './fetch-file.js';
import { FILE_NAME } from './manifest.js';
import { hashFile, sizeOf } from './partial-file.js';
import { type DownloadedUpdate, RELEASE_CHANNELS, type ReleaseChannel, type ReleaseFile } from './types.js';

/** What says which installer waits, beside it. */
const RECORD_FILE = 'downloaded.json';

const recordSchema = z.object({
  channel: z.enum(RELEASE_CHANNELS),
  /** The signed list that names the file: what is on the disk is compared with it, not with this record. */
  token: z.string(),
  sha256: z.string(),
  name: z.string().regex(FILE_NAME),
});

/** What was fetched last. */
export type DownloadRecord = z.infer<typeof recordSchema>;

/** Reads what was fetched last; nothing when nothing was, or when the record is broken. */
export async function readRecord(folder: string): Promise<DownloadRecord | undefined> {
  const text = await readFileIfPresent(join(folder, RECORD_FILE));
  if (text === undefined) return undefined;
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** One installer to fetch. */
export interface Download extends Omit<FetchOptions, 'partial'> {
  readonly folder: string;
  readonly platform: Platform;
  readonly file: ReleaseFile;
  readonly version: string;
  readonly channel: ReleaseChannel;
  readonly token: string;
}

/**
 * Fetches an installer into a folder, unless it is there already. Until its bytes are those that were signed they
 * stand under a name that nothing runs.
 *
 * @throws {ServerError} see {@link fetchFile}
 */
export async function downloadFile(download: Download): Promise<DownloadedUpdate> {
  const { folder, platform, file, version, channel, token } = download;
  const path = join(folder, file.name);
  await makePrivateFolder(folder, platform);
  if ((await hashFile(path)) !== file.sha256) {
    const partial = join(folder, partialName(file));
    await removeOthers(folder, partialName(file));
    await fetchFile(file, { ...download, partial });
    await platform.protect(partial, 'everyone-reads');
    try {
      await platform.replaceFile(partial, path);
    } catch (cause) {
      throw new ServerError('STORAGE_UNWRITABLE', `${path} cannot be written.`, { cause });
    }
    await platform.syncFolder(folder);
  }
  const before = await readRecord(folder);
  const record: DownloadRecord = { channel, token, sha256: file.sha256, name: file.name };
  await writeFileAtomically(join(folder, RECORD_FILE), JSON.stringify(record), { platform });
  if (before !== undefined && before.name !== file.name) await rm(join(folder, before.name), { force: true });
  return { path, version, size: file.size, sha256: file.sha256 };
}

/** @throws {ServerError} `UPDATE_REFUSED` when the file of an installer is not the one that was signed. */
export async function verifyFile(path: string, file: ReleaseFile): Promise<void> {
  if ((await sizeOf(path)) === file.size && (await hashFile(path)) === file.sha256) return;
  throw new ServerError(
    'UPDATE_REFUSED',
    `The installer ${file.name} is not, or no longer, the one that was signed.`,
  );
}

const PARTIAL = /^\.[0-9a-f]{16}\.part$/;

/** Of one content: the bytes of another version are never gone on with. */
const partialName = ({ sha256 }: ReleaseFile): string => `.${sha256.slice(0, 16)}.part`;

/** What attempts at other versions left. */
async function removeOthers(folder: string, kept: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => PARTIAL.test(name) && name !== kept);
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}
