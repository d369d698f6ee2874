import { createHash } from 'node:crypto';
import { XdmRefusedError } from '../errors.js';
import type { XdmEntry, XdmSubmissionSet } from './model.js';
import { readMetadata } from './read-metadata.js';
import { readZip, type ZipEntry } from './read-zip.js';

/** A document of an archive: its metadata, and its bytes, whose hash and size were verified. */
export interface XdmDocument extends XdmEntry {
  /** In the archive. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A submission set of an archive with its documents. */
export interface OpenedSubmissionSet {
  readonly submissionSet: XdmSubmissionSet;
  readonly documents: readonly XdmDocument[];
}

/** An archive received, opened. */
export interface OpenedXdm {
  /** One for each METADATA.XML; most archives have one. */
  readonly sets: readonly OpenedSubmissionSet[];
  /** Documents of all the sets. */
  readonly documents: readonly XdmDocument[];
  /** The patient, by whom the receiver identifies, never by the subject (ECO.2.1.2). */
  readonly patientId: string;
  /** What is missing without being mandatory. */
  readonly warnings: readonly string[];
}

const METADATA = /^IHE_XDM\/[^/]+\/METADATA\.XML$/i;

/**
 * Opens an archive received (mss 10.1, 10.2): nothing is written to disk, every file is verified, and one patient's
 * documents are returned with their metadata.
 *
 * @throws {XdmRefusedError} `XDM_REFUSED`: a reason for each rule that the archive breaks.
 * @example
 * ```ts
 * const { documents } = await openXdm(zip);
 * for (const { title, typeCode, bytes } of documents) file(title, typeCode.code, bytes);
 * ```
 */
export async function openXdm(archive: Uint8Array): Promise<OpenedXdm> {
  const files = await readZip(archive);
  const byPath = new Map(files.map((file) => [file.path.toUpperCase(), file]));
  const metadata = files.filter(({ path }) => METADATA.test(path));
  if (metadata.length === 0) throw new XdmRefusedError(['The archive holds no IHE_XDM/*/METADATA.XML.']);
  const reasons: string[] = [];
  const warnings: string[] = [];
  const sets = metadata.flatMap((file) => {
    const read = readMetadata(file.bytes, file.path);
    reasons.push(...read.reasons);
    warnings.push(...read.warnings);
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const documents = read.entries.flatMap((entry) => openDocument(entry, folder, byPath, reasons) ?? []);
    return read.set === undefined ? [] : [{ submissionSet: read.set, documents }];
  });
  const patients = new Set(sets.map(({ submissionSet }) => submissionSet.patientId));
  if (patients.size > 1) reasons.push('The archive is about several patients; one is allowed (ECO.2.1.1).');
  if (reasons.length > 0) throw new XdmRefusedError(reasons);
  const documents = sets.flatMap((set) => set.documents);
  warnings.push(...unnamed(files, documents));
  return { sets, documents, patientId: [...patients][0] ?? '', warnings };
}

function openDocument(
  entry: XdmEntry,
  folder: string,
  files: ReadonlyMap<string, ZipEntry>,
  reasons: string[],
): XdmDocument | undefined {
  // Missing metadata were said by the reader.
  if (entry.uri === '') return undefined;
  const shown = JSON.stringify(entry.uri.slice(0, 80));
  const path = resolveUri(entry.uri, folder);
  if (path === undefined) {
    reasons.push(`The URI ${shown} leads out of the archive.`);
    return undefined;
  }
  const file = files.get(path.toUpperCase());
  if (file === undefined) {
    reasons.push(`The document ${shown} is not in the archive.`);
    return undefined;
  }
  if (Number.isFinite(entry.size) && file.bytes.length !== entry.size) {
    reasons.push(`${file.path} has ${file.bytes.length} bytes, and its metadata say ${entry.size}.`);
  }
  const hash = createHash('sha1').update(file.bytes).digest('hex');
  if (entry.hash !== '' && hash !== entry.hash)
    reasons.push(`${file.path} has not the hash that its metadata say.`);
  return { ...entry, path: file.path, bytes: file.bytes };
}

/** Where a URI leads from the folder of its metadata; `undefined` out of the archive. */
function resolveUri(uri: string, folder: string): string | undefined {
  const decoded = decode(uri);
  if (decoded === undefined || /^[A-Za-z][A-Za-z0-9+.-]*:|^\/|\\|\p{Cc}/u.test(decoded)) return undefined;
  const parts: string[] = folder.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decode(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}

/** Files that look like documents and that no metadata name: they are not shown as documents. */
function unnamed(files: readonly ZipEntry[], documents: readonly XdmDocument[]): readonly string[] {
  const named = new Set(documents.map(({ path }) => path));
  return files
    .filter(
      ({ path }) =>
        /^IHE_XDM\/[^/]+\/[^/.][^/]*$/i.test(path) && !METADATA.test(path) && !/\.XSL$/i.test(path),
    )
    .filter(({ path }) => !named.has(path))
    .map(({ path }) => `${path} is named by no metadata.`);
}
