import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { certificatePem } from '@dmpconnect/soap';
import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import { readCertificates } from './pem-file.js';

/** Extensions an application may leave out. */
const EXTENSIONS = ['', '.pem', '.crt', '.cer', '.der'];

/**
 * The authorities of a file that an application names, PEM. The name is looked for in the list of one folder and never
 * becomes part of a path before it is found there: `..`, a separator or a link lead nowhere.
 *
 * @throws {ApiFailure} 6000/2 naming `s_caCertName` when there is no such file, or it holds no certificate
 */
export async function readNamedAuthorities(
  name: string,
  { dmpconnect }: Pick<Settings, 'dmpconnect'>,
): Promise<string> {
  const folder = dmpconnect.authoritiesFolder;
  const files = folder === undefined ? [] : await listFiles(folder);
  const file = files.find((candidate) => EXTENSIONS.some((extension) => candidate === `${name}${extension}`));
  if (folder === undefined || file === undefined) {
    throw refuse('s_caCertName: the folder of the setting dmpconnect/authorities_folder has no such file');
  }
  const certificates = readAny(await readFile(join(folder, file)));
  if (certificates.length === 0) throw refuse('s_caCertName: the file holds no certificate');
  return certificates.map(certificatePem).join('');
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (cause) {
    throw new ApiFailure('technical-fault', {
      description: 'The folder named by the setting dmpconnect/authorities_folder cannot be read',
      cause,
    });
  }
}

function readAny(bytes: Buffer): readonly Uint8Array[] {
  const text = bytes.toString('latin1');
  const ders = text.includes('-----BEGIN') ? readCertificates(text) : [new Uint8Array(bytes)];
  return ders.filter(isCertificate);
}

function isCertificate(der: Uint8Array): boolean {
  try {
    new X509Certificate(der);
    return true;
  } catch {
    return false;
  }
}

function refuse(description: string): ApiFailure {
  return new ApiFailure('functional-fault', { description });
}
