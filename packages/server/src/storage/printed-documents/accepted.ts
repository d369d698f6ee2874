import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { ServerError } from '../../errors.js';
import { hasCode } from '../atomic-write.js';

/** A document that waits. */
export interface AcceptedDocument {
  readonly id: string;
  /** Name of the file as it was dropped, without its extension. */
  readonly name: string;
  readonly size: number;
  readonly path: string;
  /** Folder of its own. */
  readonly folder: string;
}

/** `<number that gives the order>.<id>`: what is in a folder survives a restart, and so do its order and its id. */
const FOLDER_NAME = /^(\d{12})\.([0-9a-f-]{36})$/;

/**
 * The documents that wait, the oldest first. Each is alone in a folder, where its file was moved in one step: a move
 * that was cut short leaves an empty folder, which goes away here.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`
 */
export async function listAccepted(accepted: string): Promise<readonly AcceptedDocument[]> {
  try {
    const names = (await readdir(accepted)).filter((name) => FOLDER_NAME.test(name)).sort();
    const documents: AcceptedDocument[] = [];
    for (const name of names) {
      const document = await describeAccepted(accepted, name);
      if (document !== undefined) documents.push(document);
    }
    return documents;
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return [];
    throw new ServerError('STORAGE_UNREADABLE', 'The printed documents cannot be listed.', { cause });
  }
}

async function describeAccepted(accepted: string, name: string): Promise<AcceptedDocument | undefined> {
  const folder = join(accepted, name);
  const [file] = await readdir(folder).catch(() => []);
  if (file === undefined) {
    await rmdir(folder).catch(() => undefined);
    return undefined;
  }
  const path = join(folder, file);
  const status = await lstat(path).catch(() => undefined);
  // A link put there by somebody would give away a file of somebody else: the link goes, not the file.
  if (status?.isSymbolicLink()) await rm(folder, { recursive: true, force: true });
  if (status?.isFile() !== true) return undefined;
  return { id: name.slice(name.indexOf('.') + 1), name: parse(file).name, size: status.size, path, folder };
}

/**
 * Moves a file that is complete among the documents that wait, behind `after`.
 *
 * @returns the document; nothing for a file that somebody still holds open (Windows), which stays where it is.
 */
export async function accept(
  accepted: string,
  dropped: string,
  after: AcceptedDocument | undefined,
): Promise<AcceptedDocument | undefined> {
  const last = after === undefined ? 0 : Number(FOLDER_NAME.exec(parse(after.folder).base)?.[1] ?? 0);
  const name = `${String(last + 1).padStart(12, '0')}.${randomUUID()}`;
  const folder = join(accepted, name);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(dropped, join(folder, parse(dropped).base));
  } catch {
    await rmdir(folder).catch(() => undefined);
    return undefined;
  }
  return describeAccepted(accepted, name);
}

/** The bytes of a document. @throws {ServerError} `STORAGE_UNREADABLE` */
export async function readAccepted({ path }: AcceptedDocument): Promise<Uint8Array> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new ServerError('STORAGE_UNREADABLE', 'A printed document cannot be read.', { cause });
  }
}

/** Forgets a document. @throws {ServerError} `STORAGE_UNWRITABLE` */
export async function removeAccepted({ folder }: AcceptedDocument): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (cause) {
    throw new ServerError('STORAGE_UNWRITABLE', 'A printed document cannot be removed.', { cause });
  }
}
