import { readFile } from 'node:fs/promises';
import { certificateFromPem } from '@dmpconnect/soap';
import { ApiFailure } from '../../contract/errors.js';

/** The text of a PEM file named by the settings. @throws {ApiFailure} 6000/1 naming the setting, not the path. */
export async function readPemFile(path: string, setting: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ApiFailure('technical-fault', {
      description: `The file named by the setting ${setting} cannot be read`,
      cause,
    });
  }
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[A-Za-z0-9+/=\s]*?-----END \1-----/g;

/** The certificates of a PEM text, DER, in their order. */
export function readCertificates(pem: string): readonly Uint8Array[] {
  return blocks(pem)
    .filter(({ label }) => label === 'CERTIFICATE')
    .map(({ text }) => certificateFromPem(text));
}

/** A certificate with its private key, from one PEM text; nothing when one of the two is missing. */
export function readIdentity(pem: string): { readonly cert: string; readonly key: string } | undefined {
  const all = blocks(pem);
  const certificates = all.filter(({ label }) => label === 'CERTIFICATE').map(({ text }) => text);
  const key = all.find(({ label }) => label.endsWith('PRIVATE KEY'))?.text;
  return key === undefined || certificates.length === 0
    ? undefined
    : { cert: `${certificates.join('\n')}\n`, key };
}

function blocks(pem: string): readonly { readonly label: string; readonly text: string }[] {
  return [...pem.matchAll(BLOCK)].map(([text, label = '']) => ({ label, text }));
}
